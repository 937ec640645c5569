"""What people see, before any platform's markup."""
