"""What Wolfram's NetTrain knows and this one does not do yet: refused by name, never ignored."""

from wlnet.expr.message import Message

NOT_YET = Message("NetTrain::wlnetnyi", "`1` is not supported yet.")

DECLINED_DATA = {  # after "Test data"; NetTrain takes them
    "File": "in a file",
    "Function": "from a generator function",
}
