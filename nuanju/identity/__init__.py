"""Who is at the door: staff login, MFA, sessions, API tokens."""
