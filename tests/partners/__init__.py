"""Other people's Slack emulators: what Kaveri's own fake might have got wrong in the same way as Kaveri."""
