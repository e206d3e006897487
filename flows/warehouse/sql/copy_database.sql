-- Copy all tables, views and comments of the working warehouse.
copy from database working to copied
