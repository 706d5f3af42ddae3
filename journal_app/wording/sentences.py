"""The one place for sentences: a code and its facts become words.

Templates use `str.format` fields named like the facts. No Qt here: whoever speaks another
language hands in what turns a template into it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from journal_app.domain.exact import plain
from journal_app.domain.problems import JournalUnusable, Problem
from journal_app.wording.files import FILES
from journal_app.wording.missing_figures import MISSING_FIGURES
from journal_app.wording.needs_attention import NEEDS_ATTENTION
from journal_app.wording.of_funding import FUNDING
from journal_app.wording.of_pools import POOLS
from journal_app.wording.ways_back import WAYS_BACK

SENTENCES: Final[Mapping[str, str]] = {
    # reading numbers and requests
    "empty": "a number is needed here",
    "not_a_number": "{text!r} is not a number",
    "another_unit": "a number ({unit}) is needed here, not {text!r}",
    "out_of_range": "{text!r} is larger or finer than any market quotes",
    "too_many_digits": "{text!r} has more digits than can be kept exactly",
    "not_a_text": "a text is needed here",
    "not_a_list": "a list is needed here",
    "not_an_object": "an object is needed here",
    "not_a_flag": "true or false is needed here",
    "not_a_count": "a whole number from {least} to {most} is needed here",
    "not_a_choice": "{text!r} is not one of {choices}",
    "not_a_time": "{text!r} is not a date or time with its zone",
    "not_a_moment": "{text!r} is not a date and time, such as 2026-11-18 09:14",
    "in_the_future": "that is in the future; times are read in the journal's zone",
    "before_all_trading": "nothing of this kind was traded before 2009",
    "negative": "{text} is negative",
    "below_own_money": "{text} is less than own money alone, which is 1×",
    "not_between": "{text} is not between {least} and {most}",
    "not_positive": "{text} is not above zero",
    "oracle_alone": "the market's price is needed beside the oracle's",
    "not_a_fraction": "{text} is not between 0 and 1",
    "not_a_percentage": "{text} is not between 0 and 100 %",
    "rate_below_minus_one": "a rate of {text} is below −100 %",
    "too_many_entries": "{count} entries are more than the {most} that are read",
    "missing": "{field} is needed",
    "platform_missing": "a platform is needed: by its rules the rest is reckoned",
    "unknown_key": "{field} is not a key of this calculation",
    "duplicate_key": "{field} is given twice",
    "both_rates": "give {field} or its APY, not both",
    "unknown_calc": "{text!r} is not a calculation; there are {choices}",
    "not_json": "the line is not JSON: {reason}",
    # platforms and what is shipped
    "resources_missing": "the folder {folder} of the program is missing; install it again",
    # settings and accounts
    "not_a_currency": "{text!r} is not a currency; write it with three to ten letters, as USD",
    "no_such_zone": "{text!r} is not a time zone; write it as Europe/Berlin or UTC",
    "account_without_name": "an account needs a name",
    "account_name_too_long": "a name has at most {most} letters",
    "account_twice": "there is an account {name} already",
    # own playbooks
    "playbook_twice": "the program has a playbook {name} already",
    # stress scenarios
    "scenario_twice": "there is a scenario {name} already",
    "scenarios_too_many": "there can be {most} scenarios of your own",
    "no_such_scenario": "there is no scenario {name} any more",
    "nothing_happens": "nothing happens in this scenario",
    # own questions
    "question_without_text": "a question needs words",
    "question_too_long": "a question has at most {most} letters",
    "questions_too_many": "there can be {most} questions of your own",
    "question_twice": "two questions have one mark",
    "question_always_asked": "the question {question} is always asked",
    # own profiles
    "own_without_name": "a name is needed",
    "own_name_too_long": "a name has at most {most} letters",
    "profile_twice": "there is a profile {name} already",
    # own lines and snoozes
    "line_of_the_book": "this line is drawn for everything, not for a part of it",
    "snooze_without_reason": "write down why this can wait",
    "snooze_reason_too_long": "a reason has at most {most} letters",
    "cannot_be_snoozed": "this cannot be snoozed for so long",
    # saved views
    "view_without_name": "a view needs a name",
    "view_name_too_long": "a name has at most {most} letters",
    "platform_name_too_long": "a name has at most {most} letters",
    "platform_name_taken": "another platform is called {name} already",
    "without_assets": "at least one asset is needed",
    "terms_twice": "there is a version of that day already; change that one",
    "no_such_terms": "these terms are no longer there",
    "rate_of_that_time": "there is a rate of {asset} at that time already; correct that one",
    "date_order_open": "the dates can be read both ways: say which number comes first",
    "nothing_pasted": "the clipboard holds no lines of a date and a rate",
    "no_such_point": "this borrow rate is no longer there",
    "view_twice": "there is a view {name} already",
    "no_such_view": "there is no view {name} any more",
    # before the window can open
    "no_display": "there is no display: set DISPLAY or WAYLAND_DISPLAY, or for a window that"
    " nobody sees QT_QPA_PLATFORM=offscreen",
    "no_such_display": "nothing shows windows at the display {display}: start it, or set DISPLAY"
    " to another, or for a window that nobody sees QT_QPA_PLATFORM=offscreen",
    "libraries_missing": "the window needs {libraries}: install {debian} (Debian, Ubuntu) or"
    " {fedora} (Fedora)",
    "qt_missing": "the window needs {module}: install PySide6-Essentials beside this program",
    "qt_unusable": "the window's library Qt does not load: {reason}",
    "handed_over": "{path} is open already; its window comes to the front",
    "without_display": "these commands need no display: {commands}",
    "not_toml": "the preset cannot be read: {reason}",
    "not_a_date": "{text!r} is not a day, as 2026-02-17",
    "unknown_term": "{field} is not a term of a platform",
    "platform_twice": "two presets are called {platform}",
    "alias_of_nothing": "{field} must stand for an asset of the platform, and {ticker} is none",
    "ltv_above_threshold": "a loan up to the most LTV would be liquidated at once",
    "maintenance_above_initial": "a position would be liquidated as it opens",
    "tiers_not_from_zero": "the first tier starts at a notional of 0",
    "tiers_not_ascending": "a larger notional must allow less leverage than the tier before",
    "leverage_below_one": "the most leverage of a tier is at least 1",
    "lends_all": "a loan of all that is deposited would be liquidated at once",
    "not_a_beginning": "{text} is not a day, month or year; write it as 2023-08-03, 2023-08 or "
    "2023",
    "not_a_week": "{text!r} is not a week; write it as 2026-W47",
    "not_a_month": "{text!r} is not a month; write it as 2026-11",
    "not_a_year": "{text!r} is not a year; write it as 2026",
    **FILES,
    # the journal file
    "exists": "{path} exists already and is not overwritten",
    "not_a_file": "{path} is not a file",
    "missing_file": "there is no file {path}",
    "empty_file": "{path} is empty",
    "not_a_journal": "{path} is not a journal",
    "truncated": "the end of {path} is missing",
    "damaged": "{path} is damaged: {found}",
    "newer": "{path} has version {version}; this program knows versions up to {known}",
    "untrusted_schema": "{path} holds the {kind} {name}, which no journal has; it is not opened",
    "locked": "{path} is in use by process {process} on {host} since {since}",
    "locked_elsewhere": "{path} was left open by process {process} on {host} at {since}; "
    "close it there, or delete {lock} if that machine no longer runs it",
    "busy": "another program holds {path}; try again when it is done",
    "read_only": "{path} cannot be written; it can only be viewed",
    "no_space": "there is no space left for {path}; what was saved before stands",
    "unreadable": "{path} cannot be used: {reason}",
    "lock_taken_over": "process {process}, which had {path} open since {since}, has died; "
    "its lock is taken over",
    "rolled_back": "a writer of {path} was interrupted; what it had not finished is taken back",
    "unfinished_read_only": "{path} holds an unfinished change that cannot be taken back where "
    "nothing can be written; copy it with {path}-journal to another folder",
    "upgraded": "{path} had version {version} and is upgraded; its backup is {copy}",
    "leftover_removed": "{path} was never finished and is removed",
    "no_journal_open": "no journal is open",
    "cancelled": "called off; nothing was changed",
    "own_mistake": "the program made a mistake, and nothing of this was kept",
    "stray_journal": "{beside} belongs to a journal that is gone; move it away first",
    "created": "{path} is created",
    "backed_up": "{path} is written and verified",
    "backup_dropped": "{path} is no longer needed and is removed",
    "restored": "{path} is restored from {copy}",
    "set_aside": "what was there before is kept as {path}",
    "attachments_elsewhere": "attached files that do not lie beside {path}: {count}; a backup and "
    "a JSON export name them, a saved copy carries them",
    # the demo
    "health_below_profile": "the health factor is below the rule of the profile",
    "position_above_profile": "the position is larger than the profile allows",
    # the command line for entries
    "line_kind_unknown": "{word!r} is not a kind of entry; begin with one, as {choices}",
    "line_ambiguous": "{word!r} can be {choices}; write more of it",
    "line_word_unknown": "{word!r} is not understood; expected is an asset as ETH, or a word as "
    "{choices}",
    "line_number_missing": "after {after!r} a number is expected",
    "line_number_expected": "after {after!r} a number is expected, not {word!r}",
    "line_number_too_many": "{word!r} is one number more than this entry has",
    "line_asset_expected": "after {after!r} an amount and its asset are expected",
    "line_time_expected": "after {after!r} a time is expected, as {example}",
    "line_reference_expected": "after {after!r} a hash or order id is expected",
    "line_said_twice": "{word!r} repeats what was said before",
    # what is questioned and not refused
    "ten_times_last": "ten times {before}; was {meant} meant?",
    "hundred_times_last": "a hundred times {before}; was {meant} meant?",
    "tenth_of_last": "a tenth of {before}; was {meant} meant?",
    "hundredth_of_last": "a hundredth of {before}; was {meant} meant?",
    "jumped_up": "up {percent} % from {before}; is it meant?",
    "jumped_down": "down {percent} % from {before}; is it meant?",
    "stood_still": "the same as the last price, while others moved; is it of today?",
    "dates_unclear_in_file": "its dates can be read both ways; Import asks which way is meant",
    "no_prices_in_file": "this file holds neither prices nor borrow rates; import it instead",
    "older_than_last": "newer prices are known; Today stays with those, and the history gets these",
    "rate_as_fraction": "rates are in percent here: {typed} % a year; was {meant} % meant?",
    "far_above_last": "this is {times} times what it was; is it meant?",
    "far_below_last": "this is one part in {times} of what it was; is it meant?",
    # the ledger
    "nothing_flows": "an amount is needed: above 0 put in, below 0 taken out",
    "no_such_account": "there is no account {name}; add it first",
    "own_currency": "{currency} is the journal's own currency; one of it is always one",
    "rate_twice": "there is a rate of {currency} at that time already; correct that one",
    "price_unknown": "no price of {asset} is known at that time; give one",
    "opens_against_position": "a position in {asset} is open on the other side; close it first",
    "before_the_opening": "that is earlier than the opening of the position in {asset}",
    "no_such_entry": "this entry is gone from the trade; it was deleted or undone meanwhile",
    "entry_changed": "this entry of trade {number} was corrected or undone meanwhile; close this, "
    "and correct it as it stands now",
    "nothing_open": "no position in {asset} is open at that time",
    "closes_more_than_open": "{amount} is more than the {open} that is open",
    "nothing_owed": "no {asset} is owed at that time",
    "repays_more_than_owed": "{amount} {asset} is far more than the {owed} that is owed",
    "withdraws_more_than_held": "{amount} {asset} is more than the {held} that is held",
    "swaps_more_than_held": "{amount} {asset} is more than the {held} that is held",
    "paid_for_positions": "{amount} {asset} is more than the {free} that is still there: the rest"
    " paid for what is held",
    "seizes_more_than_held": "{amount} {asset} is more than the {held} that is held",
    "plan_is_frozen": "trade {number} is open; its plan is frozen",
    "opened_by_hand": "this plan has several parts; open it by adding its entries in the journal",
    "not_sized": "entry, size and own money are needed before the plan can be signed off",
    "reason_missing": "this breaks one of your rules; write down why",
    "neither_given_nor_explained": "fill it in above, or write down why it is left out",
    "not_planned": "trade {number} is not planned, or has begun already",
    "cannot_cancel": "trade {number} has begun and can no longer be cancelled",
    # rows and their history
    "row_damaged": "row {row} of {table} is not what was written; run check, or restore a backup",
    "figures_damaged": "the kept figures are not what was written; run check, or restore a backup",
    "only_viewed": "the journal is open for viewing only",
    "changed_since": "row {row} of {table} was changed since; undo first what came later",
    "no_such_trade": "there is no trade {number}",
    "no_such_flow": "this deposit or withdrawal is no longer there",
    "no_such_rate": "this exchange rate is no longer there",
    "no_trade_with_number": "there is no trade with the number {number}",
    "links_to_itself": "this is trade {number} itself",
    # imported files
    "file_too_large": "the file is larger than {most} MB",
    "too_many_rows": "the file has more than {most} rows",
    "line_too_long": "a line of more than {most} bytes is not a row of a table",
    "is_a_journal": "the file is a journal, and no table to import; a journal is opened",
    "not_a_text_file": "the file is not text in UTF-8, UTF-16 or Windows-1252",
    "file_is_empty": "the file is empty",
    "no_json_here": "what begins as JSON is broken from its character {at} on",
    "no_number_of_json": "{text} is not a number of JSON",
    "nested_too_deep": "its objects are nested too deep",
    "no_list_of_objects": "the JSON holds no list of rows",
    "several_lists": "the JSON holds {count} lists of rows; a file may hold one",
    "row_no_object": "the row is not an object with columns",
    "no_header": "there is no header",
    "column_twice": "the column {column} stands twice",
    "column_unknown": "{column} is not a column of this format",
    "torn_row": "the row cannot be told into cells; a quotation mark or a very long cell is wrong",
    "quote_not_closed": "a quotation mark opens here and is not closed, so that the rows below it "
    "cannot be told apart",
    "nul_character": "the cell holds a NUL character",
    "empty_row": "the row is empty",
    "too_many_cells": "{count} cells are more than the {columns} columns of the header",
    "no_ticker": "{text!r} is not a ticker; write it as ETH or wstETH",
    "decimal_sign_unknown": "numbers as {text} can be read both ways; a mapping says whether the "
    "decimal sign is a point or a comma",
    "not_a_pair": "{text!r} does not name an asset and what its price is in",
    "exchange_unpriced": "{paid} for {got} gives no price in the journal's currency",
    "size_against_side": "{text} is negative, which a purchase cannot be",
    "sign_against_event": "the sign of the amount does not go with {event}",
    "opened_by_close": "the file closes {asset} where nothing of it is held, which is taken as an "
    "opening; what came before is missing: take the older file first",
    "read_otherwise": "rows that stand in the journal already, read otherwise then (zone, date "
    "order, account or platform): {count}; undo that import first, or it holds them twice",
    "repaid_beyond_interest": "far more {asset} is repaid than was owed; what is beyond is "
    "taken as interest: a loan may be missing, or an amount wrong",
    "fees_unpriced": "fees in {asset} are kept and not counted in money: no price of {asset} was "
    "known then",
    "told_by_fills": "the trade history tells {text} with the fill that it is of",
    "of_no_trade": "{text} belongs to no trade",
    "left_out": "the mapping leaves out rows of {text!r}",
    "mapping_does_not_fit": "the file lacks columns of the mapping: {columns}",
    "columns_too_many": "{columns} cannot all be this",
    "column_meant_twice": "the column {column} is meant twice",
    "no_column_for_it": "no column is chosen for it",
    "words_without_meaning": "the words of the column are given no meaning",
    "mappings_too_many": "a journal keeps {most} mappings",
    "not_a_mapping": "the file is not a mapping of columns",
    "not_a_workbook": "the file begins as an Excel workbook and cannot be read as one",
    "too_many_parts": "the workbook has more than {most} parts",
    "unpacks_too_far": "the workbook unpacks to more than {most} times its size",
    "not_a_ticker": "the cell is not the ticker of an asset",
    "not_price_times_size": "price times size is {expected}",
    "not_a_time_here": "{text!r} is not a date and time as this platform writes them",
    "hour_skipped": "{text} did not exist: the clocks were put forward over it",
    "hour_twice": "{text} came twice, as the clocks were put back; write {first} or {second} "
    "after it",
    "zone_needed": "the time has no zone; name it with --timezone, as UTC or Europe/Berlin",
    "read_as_utc": "the times have no zone and were read as UTC; --timezone names another",
    "two_digit_year": "{text!r} has a year of two digits, which may be the day",
    "other_currency": "prices in {text} are not in the journal's currency",
    "platform_needed": "the file names no platform; name it with --platform",
    "date_order_unknown": "the dates can be read both ways; give --day-first or --month-first",
    "date_order_disproved": "{text!r} cannot have its {first} first, as --{first}-first or the "
    "mapping says",
    "not_of_format": "the file is not of the format {name}",
    "format_unknown": "no format has the columns {columns}; there are {choices}",
    "not_a_zone": "{text!r} is not a time zone, as UTC, Europe/Berlin or +02:00",
    "no_such_mapping": "there is no saved mapping {name}",
    "contradicts_later_entries": "it makes impossible what the trade did from {at:%Y-%m-%d} on",
    "changes_no_balance": "{text} changes no balance",
    "order_not_executed": "the order was {text}, not executed",
    "told_by_its_action": "the row of its order tells this already",
    "swap_of_own_tokens": "a swap of own tokens belongs to no position",
    "claim_of_no_position": "a claim belongs to no position",
    "debts_not_told_apart": "{text} does not say which of its two debts was repaid",
    "names_no_asset": "{text!r} names no asset",
    "no_raw_amount": "this is not a whole number of the smallest unit of {asset}, or its decimals "
    "are not told",
    "raw_or_whole": "the amounts have no decimal point: if they are raw ones of the subgraph, name "
    "it with --format aave_subgraph",
    "size_against_order": "the size {text} has the sign of the other side",
    "price_off_size": "size and result make it {expected}",
    "superseded": "a later row of the file says otherwise of the same moment",
    "earlier_than_recorded": "later fills of this market were netted without it; undo their import "
    "and take the older file first",
    "not_held_then": "no {direction} trade in {asset} was open then; take the file of its fills "
    "first, then this one again",
    "held_otherwise_before": "before it {said} was held there and {held} in the journal; record or "
    "take what came earlier, then this file again",
    "market_rate": "this is the market's rate; a payment of yours stands in the account's file",
    "nothing_paid": "nothing was paid or received",
    "side_against_direction": "the side {side} and the direction {text!r} say opposite things",
    "fee_takes_all": "the fee is as much as what was bought",
    "no_market_in_dollars": "{text!r} is not a market in dollars, as BTC-USD",
    # attached files
    "is_a_link": "this is a link; attach the file that it leads to",
    "no_regular_file": "this file cannot be attached",
    "attached_already": "this is attached already",
    "attached_to_nothing": "a file is attached to a trade or to a day",
    "no_such_attachment": "the attachment is no longer there",
    "attachment_missing": "the file of {name} is missing beside the journal; bring its folder back "
    "from a copy",
    "attachment_changed": "the file of {name} is no longer what was attached; bring its folder "
    "back from a copy",
    "picture_unreadable": "the picture {name} cannot be shown; save it to open it elsewhere",
    "picture_too_large": "the picture {name} has more than {most} million points; save it to open "
    "it elsewhere",
    "repaired": "{count} repaired, {left} left",
    "files_cleared": "{count} attached files that nothing needs are removed",
    "files_unneeded": "{count} attached files are no longer named by the journal or its history",
    "not_a_hash": "a content is named by 64 hex digits",
    "not_a_bundle": "{path} is not a copy of a journal with its files: {found}",
    "not_an_own_folder": "{path} is a link or a file; move it away, then files can be attached",
    # calculations
    "rate_takes_everything": "a rate of {text} leaves nothing; it must be above −100 %",
    "two_figures_needed": (
        "give two of collateral, leverage, units and borrowed, or capital, risk_fraction and stop "
        "with leverage or collateral"
    ),
    "too_many_figures": "{field} follows from the others; leave one of them out",
    "nothing_bought": "nothing is bought or sold with this",
    "borrowed_above_value": "more is borrowed than is bought",
    "borrowed_are_the_units": "a short borrows its units; give collateral or leverage with them",
    "leverage_borrows_nothing": "nothing is borrowed at a leverage of 1 or less",
    "nothing_is_borrowed": "a perpetual borrows nothing; give two of collateral, leverage, units",
    "nothing_lost_at_stop": "nothing is lost at this stop, so it gives no size",
    "target_and_targets": "give target or targets, not both",
    "shares_above_one": "the shares add up to {text}, which is more than the whole position",
    # what a planned position crosses
    "stop_wrong_side": "the stop lies on the profit side of the entry",
    "target_wrong_side": "a target lies on the loss side of the entry",
    "stop_beyond_liquidation": "liquidation comes before the stop",
    "leverage_above_most": "the leverage is above the limit of the platform",
    "cannot_open": "the position would be liquidated as it opens",
    "liquidation_within_30_percent": "liquidation is less than 30 % away from the entry",
    "risk_above_2_percent": "the loss at the stop is more than 2 % of capital",
    "interest_eats_target": "interest leaves nothing of the profit at the target",
    # what the planners find
    "cross_may_serve": "the prices move together; cross margin may serve",
    "isolated_serves": "the prices do not move together; isolated margin keeps a loss where it is",
    "ltv_above_tier": "more is lent on it than on others of its tier",
    "ltv_below_tier": "less is lent on it than on others of its tier",
    # what the checklist finds
    "thesis_missing": "no reason is written why this trade works",
    "thesis_short": "the thesis says little; what would somebody else need to know?",
    "strategy_missing": "no strategy is named, so the results cannot be told apart by it later",
    "invalidation_missing": "nothing is written that would prove the thesis wrong",
    "against_the_trend": "the entry lies on the wrong side of an average it should follow",
    "pullback_missing": "no pullback is confirmed",
    "ratio_inside_band": "the ratio lies within its usual band, so nothing draws it back",
    "spread_below_fees": "the fees of both sides take all of the spread",
    "stop_missing": "no stop is set, so the loss has no end",
    "stop_beyond_profile": "the stop is further from the entry than the profile allows",
    "target_missing": "no target is set",
    "reward_small": "the reward is less than 1.5 times the risk",
    "liquidation_unknown": "the platform's terms do not tell the liquidation price with this asset "
    "and this collateral; Platforms shows what they know, and takes more",
    "leverage_above_profile": "the leverage is above the rule of the profile",
    "platform_above_profile": "more of the capital lies on this platform than the profile allows",
    "cross_margin": "with cross margin this trade can take the collateral of the others; "
    "it may serve where the positions move together",
    "capital_missing": "the capital is not known, so no share of it can be told",
    "risk_below_1_percent": "the loss at the stop is below the usual 1 % of capital, which is fine",
    "book_above_profile": "all open positions together are above the leverage of the profile",
    "rate_missing": "no borrow rate is given, so what borrowing costs is not known",
    "days_missing": "the planned time is not given",
    "interest_takes_much": "interest takes more than 15 % of the profit at the target",
    "rate_above_line": "the borrow rate is above 20 % a year",
    "rate_twice_usual": "the borrow rate is at twice its usual level or more",
    "asset_without_terms": "the platform's terms do not name {asset}",
    "terms_do_not_tell": "the platform's terms do not tell when {asset} is liquidated",
    "collateral_without_terms": "the platform does not take this asset as collateral",
    "collateral_moves_with_trade": "the collateral falls together with the position",
    "depeg_liquidates": "the position is liquidated if the collateral comes to the depeg price",
    "alerts_missing": "no alert is set",
    "alerts_few": "fewer than three alerts are set",
    "alert_place_missing": "you have not noted where the alert is set; this program wakes nobody",
    "alert_beyond_liquidation": "an alert lies beyond the liquidation price",
    "exit_plan_missing": "no exit plan is written",
    "exit_plan_short": "one word is hardly an exit plan; what is done at stop and target?",
    "time_stop_missing": "no time is set after which the trade is closed",
    "not_confirmed": "this is not confirmed",
    "not_answered": "this is not answered",
    "health_below_one": "a health factor of {text} is past liquidation; it must be at least 1",
    "debt_below_zero": "at this rate and in this time less than nothing would be owed",
    "not_later": "each time must be later than the one before",
    "schedule_has_rates": "give {field} in the schedule or without one, not both",
    "percent_takes_everything": "a rate of {text} % leaves nothing; it must be above −100 %",
    "percent_beyond_belief": "a rate of {text} % is above 1,000 % a year",
    "rate_beyond_belief": "a rate of {text} is above 1,000 % a year; 8 % is written 0.08",
    "growth_out_of_range": "at this rate the debt grows beyond what can be reckoned",
    "not_both": "give {field} or {other}, not both",
    "not_a_tier": "a tier is a pair: from which notional, and its most leverage",
    "tiers_not_rising": "each tier must begin above the one before",
    "asset_not_in_account": "{asset} is neither collateral nor debt of this account",
    "asset_disagrees": "{asset} is listed twice at different prices or on different terms",
    "market_not_in_account": "the account has no position in {market}",
    "no_health_factor": "a margin account has no health factor; aim at a margin ratio or a price",
    "no_collateral": "the account has no collateral",
    "no_position": "the account holds nothing in {market}",
    "adding_does_not_help": "more {asset} does not bring the account nearer to the target",
    "closing_does_not_help": "closing {asset} does not bring the account nearer to the target",
    "swapping_does_not_help": "{other} in place of {asset} does not bring the target nearer",
    "more_than_held": "{needed} {asset} would be needed, and {held} are held",
    "more_than_owed": "all debt in reach is repaid before the target is met",
    "closing_all_is_not_enough": "the target is not reached even when everything is closed",
    "nothing_else_pays": "there is no other collateral to pay for buying back",
    "purse_too_small": "the {asset} in the account does not pay for buying back so much",
    "collateral_is_of_position": "a GMX position cannot change the token that backs it; only a new "
    "position can have another",
    "target_not_of_law": "the margin law of this account does not know this target",
    "not_taken_here": "the platform does not take {asset} as collateral",
    "own_money_not_recorded": "the trade does not say what own money lies in it; record that first",
    "only_a_position_pays": "only the position in {asset} could pay for it; close a part of that",
    "proceeds_stay": "the {asset} that a short was sold for stays with it and cannot be swapped",
    "account_not_told": "the entries of the account's trades do not say how it stands",
    "closes_and_still_owes": "that closes the whole position and leaves a debt; close the trade",
    "no_rescue_needed": "the account is behind this line already",
    "rescue_not_reached": "the trade's entries do not say enough of its money to reach the target",
    "ratio_below_one": "a vault asks for more than it lends: above 100 %",
    "position_turns": "{asset} would turn from long to short, or back, before the target",
    "nothing_to_swap_into": "no asset to swap into was named",
    "collateral_is_money": "the collateral of a margin account is money; there is nothing to swap",
    "index_has_another_price": "collateral in the index token has the price of the index",
    "market_disagrees": "{market} is listed before at another price or on other terms",
    # comparing and planning
    "positions_missing": "at least one position is needed",
    "pooled_below_isolated": "{text} is less than the {least} behind the positions one by one",
    "price_below_zero": "a change of {text} is below −100 %; no price falls below zero",
    "day_twice": "{day} is given twice",
    "too_few_days": "{count} common days of prices are too few; {least} are needed",
    "pair_of_one": "both sides are {market}; a pair has two markets",
    "never_moved": "a price that never moved tells no risk to size by",
    "lender_without_funding": "a lender has no perpetuals; give a borrow rate, or a maintenance"
    " margin",
    # the review
    "review_signed_off": "the review of {period} is signed off: open it again to change it",
    "review_words_too_long": "{most} characters at most",
    # fills, returns and flows
    "no_size": "a fill of size 0 moves nothing",
    "no_rate": "no rate from −99.99999 % to 100,000,000 % solves these flows",
    "several_rates": "more than one rate solves these flows, so none of them is the return",
    "every_rate": "nothing flows on balance, so every rate solves it",
    "return_without_own_money": "no capital and no deposit is recorded",
    **FUNDING,
    **POOLS,
    **MISSING_FIGURES,
    **NEEDS_ATTENTION,
    **WAYS_BACK,
}


WAY_OUT: Final = "the newest good backup is {backup}"


def sentence(code: str, facts: Mapping[str, object], into: Callable[[str], str] = str) -> str:
    """The sentence for a code, its facts filled in, numbers without an exponent."""
    told = {name: plain(it) if isinstance(it, Decimal) else it for name, it in facts.items()}
    return into(SENTENCES[code]).format_map(told)


def refusal(unusable: JournalUnusable) -> str:
    """One line: why a journal cannot be used, and which backup can."""
    said = sentence(unusable.code, unusable.facts)
    if "backup" not in unusable.facts:
        return said
    return f"{said}; {WAY_OUT.format_map(unusable.facts)}"


def explain(problem: Problem, into: Callable[[str], str] = str) -> str:
    """One line: where and what."""
    said = sentence(problem.code, {"field": problem.field, **problem.facts}, into)
    return f"{problem.field}: {said}" if problem.field else said
