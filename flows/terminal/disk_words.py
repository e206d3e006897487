"""What the system refuses of a file or folder, in the language of the terminal."""

import errno

from flows.words.sentence import say

_REASONS = {
    errno.ENOENT: "wrong.disk_absent",
    errno.EACCES: "wrong.disk_denied",
    errno.EPERM: "wrong.disk_denied",
    errno.ENOSPC: "wrong.disk_full",
    errno.EROFS: "wrong.disk_read_only",
    errno.EISDIR: "wrong.disk_folder",
    errno.ENOTDIR: "wrong.disk_no_folder",
    errno.EEXIST: "wrong.disk_present",
}


def told_file_error(error: OSError) -> str:
    """Return which file and why; what is not of a file, or rare, in the system's own words."""
    reason = _REASONS.get(error.errno or 0)
    if reason is None or error.filename is None:
        return str(error)
    return say("error.disk", file=error.filename, reason=say(reason))
