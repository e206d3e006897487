"""Reports that come by mail: attachments into the inbox, an answer with the findings back."""
