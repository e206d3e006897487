"""The trouble of a file whose characters nobody can tell: worse than a refusal."""

UNKNOWN_ENCODING = "文字的编码无法辨认，读出来是乱码"


class GarbledTextError(ValueError):
    """No encoding fits the file's texts; the message says so in Chinese."""
