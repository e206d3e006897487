"""The trouble of a file that would cost more than the limits allow."""


class UnsafeFileError(Exception):
    """A limit is exceeded, or the XML declares entities; the text says which, in Chinese."""
