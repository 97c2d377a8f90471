"""The small languages inside a plan, one file each: number, date, citation, relation, timing, unit, product, target,
deadline.
"""
