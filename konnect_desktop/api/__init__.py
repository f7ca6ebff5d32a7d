"""What the app knows of the portal's wire; nothing above this package sees HTTP or JSON."""
