"""A page with several people side by side and a clock you can push: Kaveri without an account anywhere."""
