"""The journal file: one SQLite database that can be copied, and what keeps it whole.

Alone in knowing SQL, SQLModel and sqlite3. Satisfies `services.ports`; imports the domain and
those ports, never a service. Holds no rule of trading: it keeps rows exactly and returns them.
"""
