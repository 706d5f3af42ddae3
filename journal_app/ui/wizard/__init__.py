"""The checklist wizard: one flow that holds the answers, a form for each step, panels beside them.

The forms ask and the panels draw; every figure, verdict and next step comes from the domain's
checklist, and what is kept goes through the services. Nothing here reckons.
"""
