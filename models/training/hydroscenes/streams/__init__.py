"""Hours of what surveillance cameras deliver, drawn from seeds, with planted events and what is true of them:  python3 -m hydroscenes.streams FOLDER"""
