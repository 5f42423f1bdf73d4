"""A page that Kaveri serves itself: the same dialogs as plain HTML forms, for one member in their browser."""
