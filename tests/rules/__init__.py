"""What Kaveri decides, told as conversations and tried in any order."""
