"""The planners: strategies that are reckoned while they are typed, one module each.

A planner is a value (`planner.Planner`): it declares what it asks for, calls one calculation of the
domain, and says what is shown of the answer. `page` shows any of them, `planners_page` all.
"""

from journal_app.ui.screens.plan.planners.planners_page import PlannersPage

__all__ = ["PlannersPage"]
