"""What people fill in about examples."""
