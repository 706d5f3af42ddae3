"""The free position calculator: a form, what follows from it, a chart and a table of scenarios.

Nothing here is saved. `sheet` reads what was typed, `figures` writes what was calculated, both
without a widget; the others draw and ask. pyqtgraph is loaded when the chart is first shown.
"""

from journal_app.ui.screens.plan.calculator.page import CalculatorPage

__all__ = ["CalculatorPage"]
