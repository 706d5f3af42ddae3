<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Margin Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan, record, watch and review margin trades in decentralised finance. The program works offline: it opens no network connection, ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It gives no advice; what you trade, and with how much leverage, is your own decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT licence. Made with Qt {qt} (PySide6, LGPL), pyqtgraph (MIT), SQLModel (MIT) and openpyxl (MIT); the font is Inter (OFL), the icons are Lucide (ISC).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountBox</name>
    <message>
        <source>The whole account, before → after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation of {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity if all fall {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity if {asset} falls {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidated at {fall}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Add an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address, never a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subaccount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades know it by this name, so it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account {name} is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsCard</name>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency that equity is shown in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange rates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money in and out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money into and out of the chosen account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the chosen account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrealised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account yet. The first trade makes one, or add it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity is what was put in, less what was taken out, with what was won and lost. The capital at the start is the journal&apos;s and lies in no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exchange rate is known of that time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>New journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for viewing only…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export calendar (.ics)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stress the open book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an entry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the trade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue the trade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of this trade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update prices and rates…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Margin Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertRow</name>
    <message>
        <source>Where it is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this alert out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What alert {number} watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of alert {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where alert {number} is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take alert {number} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known of this trade now, so it cannot be watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached: now {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it falls there; now {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it rises there; now {figure}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertsDialog</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program is offline and wakes nobody. Write beside each level where the alert is really set: an order, DeFi Saver, Gelato, your phone. The plan stays as it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three levels on the way to liquidation, the rate, and the lines of the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AlertsForm</name>
    <message>
        <source>This program is offline and wakes nobody. Write beside each level where the alert is really set: an order, DeFi Saver, Gelato, your phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose three levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These levels are proposed: on the way to your stop and, should that fail, on to liquidation. They follow your levels until you change or empty them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% a year, APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where alert {number} is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Analytics</name>
    <message>
        <source>Result of trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the money came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades by R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these trades has a stop, so none has an R.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 3 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 3 months before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 12 months before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A clear reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels set beforehand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation far enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at the stop within limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate acceptable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral suits the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit plan written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} closed · {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set and forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest drawdown {money}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{drawdown}, at most {share} of a peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {mean} · SQN {sqn}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} of money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} · {trades} without a stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{broken} with the breach, {kept} without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few to tell: it takes {count} on either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below {high} R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} R and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By holding time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By margin mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} · mean {mean}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>together {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5th and 95th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}: {chance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance to stand so far below the start: {told}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in % of capital, 1 R = {risk}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} with an R, fewer than {few}: it says little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number} {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst (MAE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best (MFE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown}; {rest} without a stop or with fewer than 2 marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {trades}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnalyticsScreen</name>
    <message>
        <source>Analytics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts begin with the first trade that is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} closed: fewer than {few}, too few to conclude from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two selections side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnsweredList</name>
    <message>
        <source>Checklist as it was answered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssetGrid</name>
    <message>
        <source>Add an asset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachmentList</name>
    <message>
        <source>Attachments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachmentsPage</name>
    <message>
        <source>Attach…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files can also be pasted, or dropped here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is attached. Drop a chart here, or paste a screenshot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on the attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not attached: {name}, {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And {count} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no picture and no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} attachments taken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttentionCard</name>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else needs you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is urgent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else is urgent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades in this backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a backup to look into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being verified…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup cannot be restored: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {shown} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades}; verified, and only looked at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>After opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before an upgrade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deposits and withdrawals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchange rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files of days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes of days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terms of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds all that your journal holds now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one trade was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades were added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} were changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} were deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade was touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since then {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These differ, too: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{these} and {that}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear unneeded files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached files that neither the journal, its history nor a backup needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest: {made}, {kind}. They lie in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet. One is made by itself when the journal is opened after a change, and before every import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to clear: the journal, its history or a backup needs every attached file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file is removed, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files are removed, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is removed. {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet. One is made by itself when the journal is opened after a change, and before every import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal and all that is attached to it, in one file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the chosen backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it to have it verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journals and copies (*.journal *.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up and verified: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Bar chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookCard</name>
    <message>
        <source>The whole book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before → after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L of open trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closest liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closest is {asset} then, {other} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closest is {asset}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>past it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookTiles</name>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L of open trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closest liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{leverage} · limit {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the week of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{interest} so far in {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say your capital in Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} {direction} on {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing can be liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not among them: {count} trades of which no liquidation price is known, because the terms of their platforms do not tell it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset}: price of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests on prices older than the last ones:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{leverage} of equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {money} of funding and yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {money} interest and fees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BorrowRatesDialog</name>
    <message>
        <source>Borrow rate of {asset} on {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APR, simple interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the lines show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day first: 07/12 is in December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month first: 07/12 is in July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns from a table: a date, and the rate in percent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course of the borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rates are recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force {rate}, usual {usual} (median of the last 90 days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rate yet. With a history, what is usual is known, and what is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan to value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest, {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding, {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees, both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With own money only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalculatorPage</name>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result and scenarios are copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity against price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use in a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy result and scenarios for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is saved until you turn it into a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dashed: with own money only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before interest and fees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarFile</name>
    <message>
        <source>Export calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeRow</name>
    <message>
        <source>{caption}: {before}, then {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{caption}: {before}, unchanged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartFrame</name>
    <message>
        <source>Copy: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the data: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartsPage</name>
    <message>
        <source>P&amp;L by day of closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your rules earn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept earns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken earns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of breaking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the data: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L by weekday and hour of opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and funding over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What chance could make of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst and best moment of each trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans in hindsight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade that passes these filters was closed then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L {by_what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules are weighed once trades that were planned with the checklist are closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these trades has a stop, so none has an R.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {trades} trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following each trade along its marks: {done} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No interest, funding or yield accrued in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these trades has a stop and 2 marks while it was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst (MAE), R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best (MFE), R</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row and every figure is being checked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {of} trades are checked…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your journal is whole: every row is what was written, and every figure is what its entries give.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{mendable} of {found} findings can be repaired. The journal is kept as it is first; nothing that you wrote is changed but to what the history proves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is kept as it is, then repaired…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} repaired. The journal as it was is kept as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenTrade</name>
    <message>
        <source>Nothing is open in this trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alerts are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trade is in the trash. Bring it back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trade was never opened, so nothing is recorded in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept with trade {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked with #{number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be linked: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be deleted: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message>
        <source>Clear unneeded files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file of {size} is attached to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files of together {size} are attached to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {count} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade, no day, no step that could be undone and no backup that is kept needs what is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is gone from this computer then: this cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>The thesis is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stop is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin is near its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs ate the profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it time?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason by itself: a dip alone, a short swing, another trade that looks better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the exit to see what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade {number} is closed: {net}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of trade {number} is closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>What it settles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late entry, moved stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calm, fear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owed} owed at {time}, interest since, rounded up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last mark of {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} of what is closed, as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} of what is closed, the platform&apos;s taker fee</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosingDialog</name>
    <message>
        <source>Your journal is still being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window closes by itself as soon as everything is kept. There is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call it off and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you call it off, the journal stands as it did before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollateralForm</name>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of its price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depeg test at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the position, from −1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield of {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It buys {asset}, and the {asset} bought is the collateral.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept as collateral beside the trade; the loan buys all of the {asset}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnRow</name>
    <message>
        <source>Move {column} up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {column} down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the left to the right. Alt and an arrow moves one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparedPage</name>
    <message>
        <source>Figures side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the data: figures side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade that passes these filters was closed then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CostsForm</name>
    <message>
        <source>% a year, APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for 8 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time that the funding is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With these costs a rule is broken at a step before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without it interest and break‑even are not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{apy} as APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usual here {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without it funding and break‑even are not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above&#xa0;0 you pay, below&#xa0;0 you receive; where longs pay shorts, a long types it above&#xa0;0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above&#xa0;0 you pay, below&#xa0;0 you receive; where longs pay shorts, a short types it below&#xa0;0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{platform} shows it on its own page of {asset}, often as the slightly higher APY</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your journal stands as it was last saved, and the rest of the window goes on working. What you did last may have to be done again. The report below tells the authors what happened; it is sent nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log’s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{day} {month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayNoteDialog</name>
    <message>
        <source>calm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>focused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>impatient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anxious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greedy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market, and why you traded or did not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day after (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices, health, stops and alerts are checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept when you leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept. {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Definitions</name>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price P&amp;L − borrow interest ± funding − fees − gas − swap cost + collateral yield − liquidation penalty, each valued at its own date. In tables a cost stands below 0, so that the columns add up to the net.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What prices did: to the positions, to volatile collateral and to borrowed assets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for closed and liquidated trades, in order of closing time, then opening time, then number; 0 for the others, which are listed apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win, loss, break-even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net above 0, below 0, exactly 0. Break-even trades count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wins / trades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ wins / −Σ losses, in money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean net per trade, in money, in R, and in R by the stop in force at the exit; its ratio is of the average loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trades; in R: no stops; ratio: no losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average win, average loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ wins / wins; Σ losses / losses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wins; no losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk, realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average win / average loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wins or no losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk, planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of planned reward / planned risk over the trades whose plan has both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan with a stop and a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss at the planned stop with the planned interest and fees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net / initial risk. A stop given after the opening counts, and the trade is then called “later stop”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R managed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net / risk of the stop in force at exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stop then was at or past the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst and best moment (MAE, MFE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The least and the most unrealised net P&amp;L of the whole trade at the marks while it was open, in money and in initial risks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 marks while it was open; in R: no stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>√n × mean / sample standard deviation of R; of money where a trade has no R, and then it says so. n is not capped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 trades, or all alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kelly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W − (1 − W) / (average win / average loss), W the win rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deepest fall from a running peak of equity, trade by trade; the capital at the start, with all that was won and lost before a period, is the first peak. Deposits and withdrawals of accounts move equity and its peak alike. In money, and the largest in percent, each with the days of its peak and of its lowest point, and the days from there until all was won back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in percent: no peak above 0; days to recover: not won back yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running net, Equity then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The net of the counted trades up to and with this one; with the capital at the start and all that flowed into accounts less what flowed out by its closing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity then: a period, a filter, or no capital and no deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown, Drawdown %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far equity then stood below its running peak, in money and as a part of that peak; the first peak is that of the largest drawdown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in percent: no peak above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capital at the start and all that flowed into accounts less what flowed out, each at its value then, with all that was won or lost, open trades at their marks. At the end it is equity at the start + deposits − withdrawals + result, to the last digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not all trades of an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every component on the day it arose, with the change of what is not realised: it equals the change of equity less deposits. Not to be mixed with the trades of the period, which count by their closing time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return, time-weighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Π (1 + result / equity at its start) − 1 over the stretches from one deposit or withdrawal to the next, so that neither is won or lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no capital or deposit is known; equity not above 0; prices on fewer than 80 % of the days of open positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of the accounts&apos; equity over a calendar day in the journal&apos;s zone, open trades at their marks, deposits and withdrawals taken out where they happened. Flat days count; days on which nothing lay in the accounts do not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as for the time-weighted return; some trades of an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpe, volatility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean of the daily returns / their sample standard deviation (n − 1); that deviation; each × √365. Nothing is taken for a rate without risk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 days, or all alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sortino</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean daily return × 365 / (√(mean of the squares of the daily losses over all days) × √365).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no losing day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Π (1 + daily return))^(365 / days) − 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, day by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deepest fall of the compounded daily returns from their running peak, the start being the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calmar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return a year / −largest drawdown, day by day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 90 days, or no drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XIRR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yearly rate at which equity at the start, deposits, withdrawals and equity at the end are worth nothing together: actual days / 365.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rate or several rates solve it, or nothing flowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money in trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same result at the border of the trades: own money that was put into them, and the equity that they held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest, funding and yield on the days they accrued, of open trades too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest of gross profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest paid / Σ wins, of the trades on that platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ collateral × liquidation threshold / debt, by the terms the trade was made under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no debt, or a platform without thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity / position value, as the platform&apos;s margin law has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position value / equity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question of the checklist that ended in pass or warning. Broken rules are told apart by whether a reason was written. Kept % = kept / applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan with a checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned or cost by breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net of the trades with the breach − their count × expectancy of the trades without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 5 trades on either side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned or cost by overrides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, of the breaches for which a reason was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What chance could make of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10,000 paths, each of as many trades as were realised (500 at most), drawn anew from their R with a fixed seed. One R is the same part of the capital at the start at every trade. Told are the median, the 5th and the 95th percentile of equity, and the share of the paths that ever stood so far below the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade has an R; under 20 trades it says little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the frozen plans would have brought: filled at the planned entry and size when the trade was opened, closed at each planned target by its share and at the planned stop, or lost at the planned liquidation price, whichever a mark reaches first; planned rate and fees. What nothing has closed within the planned time, or 30 days after the trade was closed, whichever is later, stands at the last mark of that time. A point is where the trade itself was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plans with several positions or collaterals; no mark after the opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set-and-forget line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same from the entry and the size that were really dealt, with the levels of the plan: what leaving the trade alone would have brought.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as for the plan line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The net of the same trades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on price, lost on cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed trades with a gross profit whose net was not above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed trades that were liquidated, or left at their stop or past it, and whose first planned target a mark reached afterwards: within the planned time, or 30 days after they were closed, whichever is later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stop or no target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What borrowing added or took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net − what the same trade would have brought with own money only: price, fees, swaps and funding by the share that own money was of the position when it was opened, interest of shorts by the same share and of longs none, no penalty; collateral, yield and gas as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no own money was in the trade when it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recalculated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A live formula over the rows of this workbook, beside the program&apos;s own value. Edit a row and the formula follows; the value stays what the journal said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet keeps fifteen digits. Where a number of the journal has more, all of them stand as text beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number is held whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing where: {reasons}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferenceCard</name>
    <message>
        <source>Changed since it was signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By these trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as told, and as they are now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropDialog</name>
    <message>
        <source>Drop what you typed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not kept anywhere yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on typing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dropped</name>
    <message>
        <source>{count} files were dropped, and one is looked at: {file}. Drop the others one by one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectCard</name>
    <message>
        <source>Before → after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s terms say nothing of some of what would be held, so health and liquidation cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the entry to see what it does.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Record and next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to say: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the entry to see what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loan stays as it is. Close trade also repays its share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of the oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee paid in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt repaid in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt repaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount (empty: all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: the same as the market&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hash or order id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: the price known at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{apy} APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the latest entry, of {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryLine</name>
    <message>
        <source>The entry as one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arrow down shows the words, Tab takes one. Enter records, Shift+Enter stays for the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: {line}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EquityCard</name>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve begins with your first trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at its peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{money} off peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} off peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity of 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>120d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity of 120 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity of a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity since the first trade</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EquityChart</name>
    <message>
        <source>Drawdown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>The journal could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was saved before is safe. The newest good backup is {backup}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved, renamed or deleted, or its disk is not connected. Nothing is kept until it is back; then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed; everything that was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceGrid</name>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExitForm</name>
    <message>
        <source>What is done at the stop, at each target, on each alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% a year, APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checklist reckons; it gives no advice. What is signed off is kept word for word, and frozen when the trade opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed from your own levels and times; write it as you mean it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% a year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExitPlan</name>
    <message>
        <source>Stop {price}: close everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {price}: close everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {price}: close {share}% of the position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After 1 day: close what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {days} days: close what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate at {rate}% a year: close what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding at {rate}% a year: close what is left.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To show to others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anonymised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {count} selected trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anonymised-journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this name is there already; it is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight sheets to present: figures, charts, every trade and entry, and a live formula beside each total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One table, as any spreadsheet program reads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The review to print: figures and charts, every closed trade, open positions, the rules, and what each figure means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that the journal holds. Import brings it back into an empty journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, notes, wallets, hashes and attachments are left out, and every amount is multiplied by one secret factor. Prices, times, R and percentages stay; somebody who knows one of your amounts can find the factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is being written: {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was stopped; no file was written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportedTables</name>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest by platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExposureCard</name>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No position is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By asset, position value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By platform, own money of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By account, position value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more in the table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExpressSheet</name>
    <message>
        <source>The whole checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every question on one page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last 365 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unplanned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only what is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month of closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Reason for going ahead, kept with the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>The file has been left exactly as it is; nothing in it was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be lost: only one window may write. Close the journal there, or view it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be lost: only one machine may write. It can be viewed here meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. Try again when the other program is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be viewed here, or copied to a folder in which you may write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its disk is not connected. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of this program wrote it. It was left untouched; open it with that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that was saved before stands. Make room on the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This journal could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest good backup is {name}. Restoring it keeps the present file beside it, under another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View it without changing it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStartScreen</name>
    <message>
        <source>Plan, record, watch and review margin trades. Everything stays in one file on this computer; the program never goes online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty journal in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that you have already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year of invented trades to try everything on; nothing of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start one in another folder…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstTradeCard</name>
    <message>
        <source>Your first trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this journal is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on planning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstTradeWay</name>
    <message>
        <source>The steps of the first trade are shown no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowDialog</name>
    <message>
        <source>Money into and out of {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: the price known at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No deposit or withdrawal yet. What you record stands here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>The folder is {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupCells</name>
    <message>
        <source>Not closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of {closed} closed won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean of those closed with a stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page after (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide has no such words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuidePageView</name>
    <message>
        <source>Page of the guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadRow</name>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HiddenSign</name>
    <message>
        <source>Amounts hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show amounts again ({keys})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show amounts again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note of a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit or withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other tickers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share repaid by a liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the trash since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee paid in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of the fee&apos;s asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name in its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidates by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of the oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last rule kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subaccount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions of the checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own playbooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines that need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stress scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first day of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark of the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>continuation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {time}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {time}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as kept then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset}: entry {entry}, stop {stop}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alerts of trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers about trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{thing} of trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: words, or #12 for a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step is like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done in this journal yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a step to see what it changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportAnswers</name>
    <message>
        <source>As the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the file shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day first: 07/12 is in December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month first: 07/12 is in July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in the file are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say; choose it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The times have no zone; write it here, as Europe/Berlin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file shows that it is the other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The times have no zone and are read as UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No zone is called so; write UTC, Europe/Berlin or +02:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can be read both ways; choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first row is at {time} on {day} in your zone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the file is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and journals (*.csv *.tsv *.txt *.xlsx *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {count}, as they stand; all are being looked at…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} · {format}, recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} · by the columns named below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} · a whole journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the journal in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This journal holds all of it already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds {trades} trades with {entries} entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known once the question above is answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers can be read both ways; choose above how they are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} · no known format; say what its columns are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known once the columns are told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 trade brought in from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades brought in from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row imported from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows imported from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is being imported: {percent}%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped; nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid trade history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid funding history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid funding payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid funding rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dYdX trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dYdX funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dYdX fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dYdX funding payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dYdX funding rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aave transactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aave transactions of the subgraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GMX detailed trade history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ledger rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TradeNote template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binance futures trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binance futures transactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blockpit transactions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a table nor a journal that this program has exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No known format has these columns: {columns}
Known are: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows of the file and what each becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportStart</name>
    <message>
        <source>Path of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of the file to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file here, or choose one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade histories, ledger rows, prices and rates as CSV or Excel, or a whole journal as JSON. Of any other table you say what its columns are. You see what each row becomes before anything is kept, and taking it in is one step that can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message>
        <source>New trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes and turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size and price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already in the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} (it says “{value}”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {label}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportTiles</name>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net against the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of 1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already in the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known; {count} more left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net {net}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net {net} · file says {stated} · {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every row can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {lines}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows {lines}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net of closed trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file states none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file says {stated} · {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterestCard</name>
    <message>
        <source>Interest per day by platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is borrowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{money} a day in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total}, without what has no rate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalButton</name>
    <message>
        <source>{name}, menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalCard</name>
    <message>
        <source>This journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you began with, before the first trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistakes and emotions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own words for what was learnt from a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amounts of your trades stay as they are: nothing is converted, 100 USD would read 100 EUR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days, weeks and months begin at midnight there. Another zone can move a trade closed about midnight to the next day, and so to another week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All results are counted in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days, weeks and months begin at midnight there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalScreen</name>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: asset, tag, note …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade is like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trades yet. Plan the first one, or import what you have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {trades}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepPlaybookDialog</name>
    <message>
        <source>Keep as a playbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction, distances, size, time and exit plan; no prices and no thesis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playbook {name} is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next field, or back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the dialog, or let go of what is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record or keep what stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same from within a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record an entry and go on with the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go a step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go a step on; on one page sign off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the rows that are selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark one, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade as of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go by a day; with Ctrl by an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first entry, or to now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades and entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the trash, or take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze the line that is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and day note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the time before or after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the part above or below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk over the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in, zoom out, show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not one combination of keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is fixed – {place}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} moves or edits in fields and tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is a key of the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} types, or opens a menu; take one with Ctrl.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysEdit</name>
    <message>
        <source>Press the new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerList</name>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bought {amount} {asset} at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold {amount} {asset} short at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed all {asset} at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed {amount} {asset} at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed {amount} {asset} at {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swapped {amount} {asset} into {to_amount} {to_asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} borrow rate {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} borrow rate {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {asset} taken at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{after} reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {asset} more at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {asset} less at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaid {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took out {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charged {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop set at {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target set at {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fee {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rebate {amount} {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leverage {before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leverage {after}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelRows</name>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelsCard</name>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody chose the leverage yet, so the price is for the {leverage} that is proposed; it is chosen at the step {step}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation at {leverage}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelsForm</name>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share closed at target {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside it: % of the position closed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{money} per {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeverageField</name>
    <message>
        <source>{held} · most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(platform {most})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeverageSlider</name>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>Line chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Leave it as otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise {otherwise}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lines</name>
    <message>
        <source>Health factor below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor: close within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor: mend aims higher by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio: close within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio: mend aims higher by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate against its usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to liquidation below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral fallen since entry by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest looked ahead, where no time is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day not checked after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review not signed off after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for {whose}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Lines that need attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is beyond one stands on Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For what the lines are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the lines that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest line holds: the trade&apos;s own, then its account&apos;s, then that of the profile it was planned under, then the one for everything. A trade&apos;s own lines are drawn on its page in the journal.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinesDialog</name>
    <message>
        <source>Lines for {whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field that is left empty leaves its line as it lies otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines for {whose} are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Hedge of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedged by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continued by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same idea as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinksBox</name>
    <message>
        <source>What it is to the other trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the other trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the link to trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListViews</name>
    <message>
        <source>View {name} is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view is called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View {name} is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>This window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer, for every journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As they are shown, and as you type them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money and sizes are shown as dots; ratios, prices and R stay. Files that you export hold them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one is spoken when the program is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell on the desktop when a line is crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a sound, and only while this window is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>This is the demo. Look, try, change: nothing of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This journal is only viewed: nothing in it can be changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up and verified: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingBar</name>
    <message>
        <source>Saved mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name to save the mapping under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved; it is offered for files with these columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted; {undo} in the window brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>What the columns are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the column {column} is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to choose: {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {word} in the column {column} means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is traded is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The market names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profits are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date or time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy or sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size or amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token of the fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency of the price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit, to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spot or perpetual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token of the amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves rows out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bought on margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A perpetual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plainly held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A purchase or a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One token for another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A repayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the file shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1,234.56</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1.234,56</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token alone: ETH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pair: ETHUSDT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before fees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarginForm</name>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All positions of the account share its collateral. The liquidation price is as if this were the account&apos;s only position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it stands with the others is shown below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This platform pools all collateral of an account. Choose Isolated only where the account holds nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the own money of this position stands behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoned for 1 {asset} until the size is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The liquidation price still needs {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the most: {most}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingLine</name>
    <message>
        <source>Look over what is proposed, and change what is not meant; then sign off once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, mend what stands in {field}, or empty it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, this is needed: {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, this is needed: {field}, and 1 more answer or reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, this is needed: {field}, and {count} more answers or reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, 1 answer is missing: give it, or say why not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, {count} answers are missing: give them, or say why not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, 1 breach needs its reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign off, {count} breaches need their reasons.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentBar</name>
    <message>
        <source>A day earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys: day by day · with Ctrl: entry by entry · Home: the first entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past: {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MonthPage</name>
    <message>
        <source>Net P&amp;L by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the money came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its money, and what else happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rules earned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No closed trade was planned with a checklist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules broken, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade was closed in these months.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreTiles</name>
    <message>
        <source>Open risk at the stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next time stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most on one platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of unknown capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money that lies in open trades, at the last prices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is lost from here to the stops in force, with the fees of going out: of {count} positions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a stop, and so not in it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {most} of capital each: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share}, {count} without a stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} · {most} a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more lies in trades than is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>say your capital in Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to hold it against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stress asks for {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} would save every account in “{scenario}”, which asks for most of all scenarios.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money that stands behind no open trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no planned time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} days over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trade} on {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money on {name} is {own}; the profile allows {limit} of capital.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NextStepStrip</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the steps of a first trade no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first trade · {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first trade, step {number} of {count}: {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>These notes are {count} characters long and have a line that is too long to work on. They are kept whole; this is how they begin:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Hide this line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifying</name>
    <message>
        <source>A line is crossed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Write it as {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as {digits} or {grouped}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenPage</name>
    <message>
        <source>The plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade {number} is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan was changed and the change is not signed: this is as it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once your order is filled. From then on the plan is frozen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{money} per {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit at the targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral loss at stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral gain at stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor then</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>{name} is being opened…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo is being written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored. What was there before is kept as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is verified and brought back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journals (*.journal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open journal for viewing only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journals and copies (*.journal *.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal with its files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and verified: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in it, since missing: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the journal of the copy here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All accounts · {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup could be made: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnForm</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Previous picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is being read…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCosts</name>
    <message>
        <source>fees {fees}; funding not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fees {fees}; interest not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: no planned time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: no funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: no borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}, before costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}, before funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}, before interest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Plan against actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a stop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines for this trade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned → actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thesis holds again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark thesis invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark and liquidation price</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanScreen</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts and plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft {number} is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade {number} is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers are back as they were when the program ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade {number} is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlannerForm</name>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{caption}, slider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlannerPage</name>
    <message>
        <source>The result is copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This planner has no rules for that trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= {rate} APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>= {rate} APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line to see how it is reckoned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the result for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use in a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An example: type your own numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the trade</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Planners</name>
    <message>
        <source>Arbitrage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of a spread after all it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee buying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee selling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact buying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Impact selling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other selling prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit against the selling price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{profit} is left of a spread of {spread}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spread of {spread} does not pay what it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It pays from a spread of {even} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell − buy price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units × spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units × (buy price × its impact + sell price × its impact)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each side after its impact × its fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units × buy price × (1 + impact) × (1 + fee) + gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is laid out − own money; nothing where own money is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed × borrow rate × days / 365</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units × sell price after impact and fee − laid out − interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break-even spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spread at which the profit is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Major</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not lent on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a mix carries, earns, and stands when its peg slips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LTV %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staked token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It earns by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its price, as wstETH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More units, as stETH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market falls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depeg to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the fall and the depeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LTV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual LTV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sees the depeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ amount × price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force {ltv}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ value × most LTV / Σ value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ value × threshold / Σ value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ value × threshold / debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ value × most LTV − debt, where that is above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 / (1 − most LTV of the mix)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Debt × borrow rate − collateral × yield) / 365</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost per day × days, with every yield once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same without yield that the price carries, which a profit by price has in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of a year / debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fall alone liquidates the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A depeg that the oracle sees liquidates the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line lies at {ratio} of the peg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account stands; its line lies at {ratio} of the peg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Furthest from liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same trade under every platform&apos;s terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lies on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No platform yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas of loans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the best of each in bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it cannot be had</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No platform takes this trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral backs a debt only where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On every other platform it has to be moved first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross or isolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What survives a move of the market, pooled and apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All prices move by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do the prices move together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From pasted daily prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From −1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If all prices move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolated leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolated lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where liquidation lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fall by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rise by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flash loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has to be put in so that the loan can be repaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee of the loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other loans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To repay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with the same own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To repay and to borrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loan can be repaid: {borrow} can be borrowed, {due} due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loan cannot be repaid: {shortfall} would have to come from your own pocket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in {own} of your own instead of {put_in}, or borrow less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money + loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Own money + loan) / own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV × deposited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan × fee of the loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan × (1 + fee)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To repay − can be borrowed, where that is above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loan × (1 + fee) / most LTV − loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boundless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV × own money / (1 + fee − most LTV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell a share of what you hold short, and see what it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share hedged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perpetual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed on margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed from a lender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee of a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At other prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain against price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dashed: unhedged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units held × share hedged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still exposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units held × (1 − share hedged)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short value × rate / 365; funding above 0 is received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost per day × 365 / 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short value × rate × days / 365 + fees of both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price at which the short&apos;s own money just suffices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short value / own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow against what was bought, and buy again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LTV of a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates and costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas of a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdraw, sell, repay, and never below the least health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral and debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own units and all that was bought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral / own units; it nears 1 / (1 − LTV × (1 − swap cost))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that was borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral × price − debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral × price × threshold / debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt / (collateral × threshold)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Yield × collateral value − borrow rate × debt) / own equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looping adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield − interest of all steps, less swaps and gas there and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops paying at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first step whose yield − interest does not pay its swaps and gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {listed} of up to {count} steps are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {count} steps another one would buy nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loop would be liquidated: its health factor is {health}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way back in steps that keep this health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gains by the ratio of two prices, whichever way both go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buy the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own, each side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted daily prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First, a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second, a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Band, ± times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the ratio brings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before costs, by which price moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of the first / price of the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of the daily ratios / days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>√(Σ (ratio − mean)² / (days − 1))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deviations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(Ratio now − mean) / deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the daily log returns of both prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days that both series know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What borrowing costs, and how long a position bears it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At other rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days to the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the same debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lent out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt ratio, vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is borne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aave v3.0, binomial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dated rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APR %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two slopes, Aave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinked, Compound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive, Morpho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kink at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate at target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lent out now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bears the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is borrowed; of a perpetual its value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What bears the rate × growth of a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest, {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What bears the rate × growth of the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eats the target at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate at which the target gains nothing, fees paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reaches the line in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln(1 + growth to the line) / ln(1 + rate of a second)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under the dated rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What bears the rate × (growth of all stretches − 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What bears the rate × growth of all stretches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stretch passed whole, the last going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three ways back behind your line, side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The three ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the price moves first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same ways at a worse price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health or margin against the price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GMX position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stablecoins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Required ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aimed at for open trades; a new one keeps the line of your profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the position in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its required ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of {name}, {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number} {name}, {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral × threshold / debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral / debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity / value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What closing now would leave / size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account is behind this line already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is lacking / what a unit of it brings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed units / units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount × price, where it is brought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount × price × cost of a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed units × (price − entry) − cost, mirrored for a short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price at which the account is just at its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value / equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt × borrow rate / 365</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue: {way}, {target} to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: {way}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes first, what is left, and what would be missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All prices move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>But one asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pegs slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds fall by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {move}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pegs {move}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rates × {times} for {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lost} of {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open trade stands behind a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash is {cash}: own money behind no open trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scenario reaches {trades}: the margin law is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash is not known: say your capital in Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash is not known: more lies in open trades than was recorded as own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every account comes through all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scenario} would ask for {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash does not cover the worst: {short} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free cash covers what would be missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that is closed beforehand spares this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So much of every position beforehand, or of the debt, out of the collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices {move}, rates {times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} left, {change}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}
{count} liquidated, {name} first, at {at} of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back of the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is owed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unwind the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sell, repay, and never below the least health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between the sale and the repayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: unwind in {count} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record: unwind in a single step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unwind, health at least {health}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps are recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste 30 days or more: a price a line, or day and price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlannersPage</name>
    <message>
        <source>Planners</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlatformDetail</name>
    <message>
        <source>Terms of {day}. Source: {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms of {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These terms hold from {day} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter own terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program brings no terms of this platform, so it cannot say where a position there is liquidated. Enter its terms, and it can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as a platform of my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the shipped terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions of the terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades keep those they were planned under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rates and marks are those that the journal knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open on this platform.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Platforms</name>
    <message>
        <source>Lending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each collateral counts with its threshold. The account is liquidated when its debt is worth more than that: at a health factor below 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin on position value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A position is liquidated when its equity falls below the maintenance share of its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin on debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault is liquidated when what it holds is worth less than its debt and the maintenance share of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perpetuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account is liquidated when its equity no longer covers the maintenance margin of its positions, which grows with their size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perpetuals against a pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A position is liquidated when its collateral, after losses and fees, falls below a share of its size or one dollar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages of the collateral&apos;s value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages of the position&apos;s value. Where leverage falls with size, tiers instead: the most leverage and from which value, as 5 @ 0; 3 @ 1000000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages of the debt: a required ratio of 150% is 50%.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages of the position&apos;s value. Where leverage falls with size, tiers instead: the most leverage and from which value, as 40 @ 0; 20 @ 150000000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentages of the position&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidates by the oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidates by its own mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taker fee {fee}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs since {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isolated margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isolated or cross margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in force since {day}, {count} rates known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} from {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlatformsScreen</name>
    <message>
        <source>Platforms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update prices and rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} known, each with the day of its terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shipped terms of {name} are in force again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaybookBox</name>
    <message>
        <source>Playbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A playbook fills in what a kind of trade has in common: direction, distances, size, time and exit plan. What you have answered yourself stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep these answers as a playbook of your own, to begin other trades with; an asset is needed first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this playbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playbook {name} is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Playbooks</name>
    <message>
        <source>Trend following</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield-enhanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arbitrage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A daily close beyond the 50‑day average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ratio leaves its band on the far side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yield falls below the borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spread closes before both sides are filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The borrow rate stays above the yield for a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The holding that it protects is sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rates of both platforms meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out at the stop; half at the target, the rest behind the 20‑day average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both legs out at the mean of the ratio, or at the stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out once the rate after yield is below nothing, or at the stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides out as soon as the spread is earned; none is kept alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unwound in steps, the health factor above the profile&apos;s rule at each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed together with what it protects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out at the stop or the target; moved where the other platform is cheaper.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PositionForm</name>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: equity ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: debt ratio, vaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: lending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules: perpetual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From collateral and leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From collateral and units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From collateral and borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From leverage and units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From leverage and borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From units and borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From risk and leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From risk and collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee of a side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PositionsCard</name>
    <message>
        <source>Open positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No position is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show drafts and planned trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all} have a stop and a written exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stops} of {all} have a stop, {exits} a written exit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PositionsTable</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add entry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostMortem</name>
    <message>
        <source>Past its liquidation price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation before the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health {health} under {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin {margin} under {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at {stop} reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate {rate}, {times} the usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate {rate} above {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} to liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target at {target} reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert at {alert} passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral {fall} lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost {cost} of {planned_cost} planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest beyond the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held beyond {planned_days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swapping {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing a part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swapping collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated on {time} at {price}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At none of its marks had a line been crossed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line was crossed {span} before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstructed from {count} marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconstructed from a single mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{way} at {price} would have left it standing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rescue back to a line would have left it standing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity just before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidated too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cost} cost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostMortemPage</name>
    <message>
        <source>Lines crossed before the liquidation, and what it took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter shows what each rescue would have come to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Ethereum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chainlink oracles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is of 2026-02-17; its figures are those of about mid-2025, and risk stewards may have changed some since. An account whose debt is ETH-like may choose e-mode, which stands here as a platform of its own. One account pools all its collateral (cross).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chainlink oracles, with a cap on the rate of staked tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An account that chose this mode borrows ETH-like assets alone. Collateral of its kind counts with 93 % and 95 %, every other with its own figures. The file is of 2026-02-17; its figures are those of about mid-2025, and risk stewards may have changed some since. Rates are those of the core market. One account pools all its collateral (cross).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimism</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is of 2026-02-17; its figures may be older. One account pools all its collateral (cross).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are those with which the market was deployed, of the day given; governance may have changed them since: check them before relying on them. Only USDC is lent, and it is no collateral for itself. A liquidation takes all collateral; what exceeds debt and penalty is given back in USDC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arbitrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are those with which the market was deployed, of the day given; governance may have changed them since: check them before relying on them. Only USDT is lent, and it is no collateral for itself. A liquidation takes all collateral; what exceeds debt and penalty is given back in USDT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are those with which the market was deployed, of the day given; governance may have changed them since: check them before relying on them. Only WETH is lent, and it is no collateral for itself. A liquidation takes all collateral; what exceeds debt and penalty is given back in WETH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dYdX Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order book; oracle for margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial and maintenance margin by the tier of a market: large 2 % and 1.2 %, medium 5 % and 3 %, small 10 % and 5 %, long tail 20 % and 10 %, isolated 5 % and 3 %, currencies 1 % and 0.5 %, safety 100 % and 20 %. For BTC and ETH the software&apos;s defaults say 2 % and 1.2 %, the public documentation 5 % and 3 %: the latter stands here. The initial margin rises with open interest from 40 to 100 million USD in medium markets, 20 to 50 in small, 5 to 10 in long-tail and 0.5 to 1 in isolated ones, and a user may choose a lower leverage. The penalty is the most that a liquidation may cost, of the part that is filled. An isolated market has a subaccount of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chainlink data streams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The initial margin is that of the most leverage the interface offers (100x, 70x, 60x, 50x, rounded against the trader); the contracts allow twice that and more. The fee is the one where the position makes the pool less balanced; 0.04 % where it balances it. The penalty is the liquidation fee of synthetic and single-token pools; 0.2 % in fully backed ones. At least 1 USD of collateral must remain. Borrowing from the pools of BTC, ETH, SOL and LINK costs 45 % a year at 85 % of use, 90 % in full use, on the whole position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hyperliquid L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark price from order books and oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fee is the taker&apos;s base fee; makers pay 0.015 %. A liquidation into the book has no penalty of its own; below two thirds of the maintenance margin the position goes to the liquidator vault and the maintenance margin is lost. Funding every hour: the interest in it is 0.01 % for eight hours, and an hour costs 4 % at most. Cross by default, isolated by choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the market&apos;s own oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every market stands alone (isolated) and never changes its LLTV, which is the most LTV and the threshold in one. A market may have another LLTV than the one here: look at the market itself. LLTV and penalty go together: 38.5 % 15 %, 62.5 % 12.68 %, 77 % 7.41 %, 86 % 4.38 %, 91.5 % 2.62 %, 94.5 % 1.68 %, 96.5 % 1.06 %, 98 % 0.60 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chronicle oracles, delayed by an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every vault stands alone and owes DAI or USDS. Required ratios: ETH-A 145 %, ETH-B 130 %, ETH-C 170 %; WSTETH-A 150 %, WSTETH-B 175 %. Those of kind A stand here: for a vault of another kind copy the terms and change its figure. The penalty is 13 % of the debt. A vault of ETH-A or WSTETH-A owes 7,500 at least. The vaults of WBTC (150 % and 175 %) take no new debt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index price of the exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of no exchange in particular: copy the terms and enter your own exchange&apos;s figures. Where the sources differ, the cautious figure stands here. BTC and ETH: OKX asks 10 % at first and 3 % to keep, Kraken 20 % with certain liquidation at about 8 %, Bitfinex 20 % and 15 %. Large coins: OKX 10 % and 3 % for small positions, 20 % and 10 % for larger ones, Kraken 33 % and 13 %, Bitfinex 15 % to keep. Others: OKX up to 50 % and 15 %, Kraken 50 % and 20 %. Kraken may liquidate at twice its certain level already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceGrid</name>
    <message>
        <source>No trade is open, so nothing depends on a price or a rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New price of {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: the market&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New price of {asset} by the oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New rate of {asset} on {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% APR</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceLadder</name>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price ladder, no levels yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price ladder of a long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price ladder of a short</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PricesDialog</name>
    <message>
        <source>Update prices and rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moment of these prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers down the column, or columns that name the asset and the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CSV file of prices or rates; one can be dropped too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last ones are of {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 field filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} fields filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row here for {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices and rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older in the file, and left out: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that cannot be read: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} ({days} d)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prices of {names} stay old. Equity, profit, leverage and health rest on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this machine is behind the last prices. These are dated after them, so that they count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look once more at {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These prices and rates were known already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message>
        <source>No trade was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No position was open at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{journal} · {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review · {journal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amounts in {currency}, costs below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times in {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won / lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L, trade by trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L by strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades by R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≥ {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and funding by platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules broken, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin Journal gives no advice: what you trade, and with how much leverage, is your own decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed off {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One rule for the next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileCard</name>
    <message>
        <source>Risk profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rules that every trade and the whole book are held against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules bind each other: the health factor or the distance to liquidation often allows less than the leverage named here. Each plan shows which rule binds. A plan keeps the profile it was made under.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to its own rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One position, of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money in one, of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop within, of entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk a trade, of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation at least away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On one platform, of capital</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Copy a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One position at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of a position is held against the capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On one platform at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line} at a liquidation threshold of {threshold}: at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile {name} is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>Conservative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggressive</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfitPage</name>
    <message>
        <source>Enter shows the entries behind it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Add a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have I slept well?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without that a plan is signed off with a written reason only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>Ask it earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word it otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionsCard</name>
    <message>
        <source>Questions before a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the checklist asks, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a question…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is answered is kept with its trade as it was asked then. A question that is not asked finds no breach and asks for no reason.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Screens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RateEdit</name>
    <message>
        <source>APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>APY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is an APY; press to type an APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is an APR; press to type an APY</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RatesDialog</name>
    <message>
        <source>Exchange rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {currency}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It prices the currency as a mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No exchange rate yet. With one, equity can be shown in that currency.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other journal was opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take off those that are not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{journal} (not there any more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files themselves stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken off the list; the files stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the money came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades by R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L by weekday and hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your rules earn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What chance could make of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst and best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades that kept it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades that broke it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean R, kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean R, broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned or cost by breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst (MAE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best (MFE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set and forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line was crossed: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past liquidation {bound}: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation {measured} before stop {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation {measured} away, under {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor fell below {bound}: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin fell below {bound}: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {bound} reached: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {bound} reached: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} rate rose above {bound}: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} rate {measured}, usually {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral fell {measured}, over {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost {measured}, planned {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest {measured}, to be won {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert {bound} reached: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate alert {bound} reached: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health alert {bound} reached: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin alert {bound} reached: {measured}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return of the money, a year (XIRR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpe (daily × √365)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sortino (daily × √365)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility a year (daily × √365)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, day by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calmar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken with reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades with breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net with breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned or cost with reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, days to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, of its peak from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, of its peak to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, of its peak, days to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flowed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grown to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity between deposits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net of the trades with a plan to follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net by their plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net by set and forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on price, lost on cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the target was reached after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added or taken by borrowing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it accrued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest of gross profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest by platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of unrealised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrowed price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money by component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow APR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrealised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit and loss of closed trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money in trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity and its return are of whole accounts; these are some of their trades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposits less withdrawals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return, time-weighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross P&amp;L (prices)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield of collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation penalties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity in trades at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in less taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity in trades at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk, planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades with a breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades with a written reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned or cost by overrides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity, 5th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity, median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity, 95th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQN (of R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQN (of money)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break-even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy, of the average loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy in R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy in managed R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average win</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk, realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kelly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest drawdown, of its peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R managed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it does not exist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation prices of the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the rescue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoning it as of now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rescue is recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{journal} is to be again as it was on {made}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{journal} is to be again as it is in {backup}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First the backup is copied and verified. If anything is wrong with it, nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then the copy takes the journal’s place. What was recorded since the backup is not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present journal is kept whole beside it, in {folder}, under another name. It can be opened there, or renamed back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>gross {gross}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral and debt prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield of collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees, gas and swaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holdings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{net} · {trades}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R:R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profit factor {factor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} · {factor}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {expectancy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned {planned} · {mean}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of gross profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gross profit to pay it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan with a checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rule broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} breaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{breaches}, cost not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{breaches} earned {money}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{breaches} cost {money}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net of the trades closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross, before costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Win rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk, planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk, realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy in R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown, of its peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and funding, of gross profit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right on price, lost on cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out before the target came after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What borrowing added or took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades with a breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What breaches earned or cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result, open trades too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposits less withdrawals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return, time-weighted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed at the planned stop or past it, or liquidated, and then a mark reached the first target: within 30 days of the exit, or within the time that was planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net less what the same trades would have brought with own money only, each at the share of its value that own money was when it was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed with a gain on prices that interest, funding and fees took back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest fall from the running peak as the trades closed; the equity at the start is the first peak.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer among them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} pts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first {shown} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wins} / {losses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open trades too, day by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 without a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} without a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 stop moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} stops moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 right on price, lost on cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} right on price, lost on cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, so there is no return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed trades count where they closed; the money of the period counts day by day, open trades too. In trades {start} → {end}, put in less taken out {deposits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kept} trades kept it, {broken} broke it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}: too few to tell what that cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}: {cost} by breaking it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right on price, lost on cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out before the target came after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrowing added {money} over {trades}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrowing took {money} over {trades}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few trades to tell their cost: it takes {count} with a breach and without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} · {gross}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>above what was planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set at {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} reached {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} crossed, {alone} left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened without a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stress run is of the book as it stands now, and belongs to the present week or the last one. Of this week none was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was signed off: the worst scenario left {left} of {before}, and would have asked for {needed} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year}: {net}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interest {interest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of its peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never below its peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} closed · 1 month signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} closed · {count} months signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed off {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to review yet. A good trade begins with a plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not over yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trades} closed: fewer than {few}, too few to conclude from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net of closed trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won / lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest and funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 · What the week taught me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One rule for {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule from {period}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the month taught me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off: the figures above stay as they were told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be signed off once it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing off freezes the figures; corrections show as a difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off: {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsEdit</name>
    <message>
        <source>Add a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {place}: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{caption}, line {place}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>Your rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These rules are your profile&apos;s: see or change them in Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaidPage</name>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swing, news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change these lists…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the lists of mistakes and emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScatterChart</name>
    <message>
        <source>Scatter chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenarioDialog</name>
    <message>
        <source>Keep a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in March 2020</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All prices move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>But this asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves by %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pegs slip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thresholds fall by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenarioRow</name>
    <message>
        <source>Change the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scenarios</name>
    <message>
        <source>All −30%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All −60%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} −60%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pegs −5%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates × 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines −5 pts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScenariosCard</name>
    <message>
        <source>Your scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run with the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is tried…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Type one at the left and keep it under a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectedTrades</name>
    <message>
        <source>{count} trades selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a price…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, strategy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring {count} trades back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select its trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They say so already; nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One trade is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trade is in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades are in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trade is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Tags, strategy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one alone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The capital is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The currency is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone is changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what you change is kept at once; changes of the journal can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No journal is open. Its settings are here once one is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a journal…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin Journal gives no advice: what you trade, and with how much leverage, is your own decision. It opens no network connection, ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile is {name} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has its own rules again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile {name} is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions are changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortForm</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortMonths</name>
    <message>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys are called so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are fixed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, or a click into the field, then press the new keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of “{action}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is “{action}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys are as usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take that back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignedBox</name>
    <message>
        <source>Signed off with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only proposed, and signed as it stood: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeForm</name>
    <message>
        <source>Capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sized by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk per trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss at the stop still needs {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your collateral loses about {money} more there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your collateral gains about {money} there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All you trade with, not the stake of this trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing off keeps it as your capital, for Today and reviews too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} at {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still needed: {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital, risk and a stop give the position; or type how large it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} {asset} would lose {loss} at the stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{interest} of funding over {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{interest} of interest over {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fees} of fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That includes {one} and {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That includes {one}; other costs are not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs are not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnoozeDialog</name>
    <message>
        <source>Snooze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it can wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before that it is shown as soon as it is more urgent, or worse by a tenth. The reason is kept in the ledger of the trade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before that it is shown as soon as it is more urgent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnoozedRow</name>
    <message>
        <source>Wake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wake: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnoozedRows</name>
    <message>
        <source>{count} snoozed · hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} snoozed · show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpanChip</name>
    <message>
        <source>Span</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message>
        <source>step {number}, {verdict}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>What the step changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is kept any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepsList</name>
    <message>
        <source>Steps of the checklist</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StressPage</name>
    <message>
        <source>Together: check what comes at once, as a fall, a lost peg and dear money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At is how much of the scenario has come by then. A crossed margin account closes one position after the other, the one that the scenario costs most first, since no platform tells an order; a loan at Aave is repaid by halves. Any other account is closed whole at its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices and rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how the equity changes; how many accounts are liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the equity after {days} days; the number of liquidations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableTwin</name>
    <message>
        <source>Show as a table: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsDialog</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terms of {name} are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version of {name} is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolated or cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day, as 2026-11-22</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taker fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidates by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day, month or year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThesisForm</name>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ETH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better said, as Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional, as Main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed: why it should work, in two or three sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better said, as a close below the low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong if</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows a trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the averages and a pullback, and warns of a trade against them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One price a line, the oldest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Daily prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the same days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices of the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20‑day average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50‑day average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pullback is confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Averages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others are added under Platforms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{platform} has no terms for {asset} yet; Platforms takes them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Act now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare rescues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} on {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation · stop · entry · mark · target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset}: price of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it gets worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed until it gets worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show fewer figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update prices and rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clock is behind the last prices, of {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices marked just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices marked {count} min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices marked {count} h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices marked {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No position is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: health and margin, distance to liquidation, stops, targets and alerts, collateral, borrow rates, planned time and cost, shares of platforms, the age of prices and rates, reviews and the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TouchCard</name>
    <message>
        <source>How likely a level is touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rough figure, without jumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volatility a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price is thought to walk at random, with this volatility and without a drift. Markets jump and their volatility moves, so it may well be likelier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No. {number} {name}, {asset}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TradeCells</name>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lev.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liq.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As planned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TradeDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be recorded as it stands.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TradeList</name>
    <message>
        <source>Arrange columns…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TradePage</name>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R (later stop)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R (initial)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} · {entry} → {exit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} · {entry} → {mark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · liq. {price}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target for {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a draft: nothing is planned yet, nothing opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit: {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would have reached its target {price} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would have been stopped at {price} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would have been liquidated at {price} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would be open, at {price} on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Followed at later marks, {end}: {net} after costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went ahead: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This trade was opened without a plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R is measured by a stop that came after the opening.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stop given now is kept as a later one; R is told from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of what is borrowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield of collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of which realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R (managed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} earlier shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not realised yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accrued, not charged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accrued until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAE and MFE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst (MAE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best (MFE)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TradePanel</name>
    <message>
        <source>Chosen trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a trade to see its ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;L by component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown of the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the trade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: it has a line of {count} characters. Break it into paragraphs first; the clipboard still has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post‑mortem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies here counts nowhere and is never deleted. It comes back whole, at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space marks a trade, Ctrl+A all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trade is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undone: {done}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {done}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictMark</name>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worth a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewChip</name>
    <message>
        <source>No view is saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a new view…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save changes to “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename “{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewDialog</name>
    <message>
        <source>Save a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename a view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is chosen now is saved with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Drafts and planned trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting. A draft is kept here until it is planned and opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan a trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed, not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the trade…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade {number} is given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Open positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops moved, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines crossed, and what was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result by component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened and closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stress run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was open at the end of the week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From → to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stop was moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done within a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line was crossed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised and unrealised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unrealised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Realised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade was opened or closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be added before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond free cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scenario was run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stress the open book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the planner of the stress run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The week neither won nor lost anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The book as it stands at the last mark.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekdayInitials</name>
    <message>
        <source>M</source>
        <comment>Monday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T</source>
        <comment>Tuesday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W</source>
        <comment>Wednesday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T</source>
        <comment>Thursday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F</source>
        <comment>Friday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <comment>Saturday</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <comment>Sunday</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Weekdays</name>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Isolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size and risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit and sign off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is there a clear reason why this trade works?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are entry, target and stop set beforehand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the exact liquidation price known?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the borrow rate acceptable for the planned time?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the collateral suit the trade?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are alerts set?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the exit plan written?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the funding acceptable for the planned time?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price to 20‑day average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price to 50‑day average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its band, from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its band, to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread after fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit at the targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reward to risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limited by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open risk of all trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss without leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain without leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your profile limits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The platform limits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The health factor limits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distance to liquidation limits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maintenance {share}, before fees, terms of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your capital or the size of the position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the loss at the stop at most 2% of capital?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage of this trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage of its account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capital on this platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss, of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position, of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money, of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage of all trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding, of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profit at funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees of both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break‑even, before fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest, of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profit at a rate of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money, worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral loss at stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral gain at stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most LTV of the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common fall to liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate after yield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time stop, days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation on day {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance on day {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees; funding not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees; interest not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used to buy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept as collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk at most {limit} of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position at most {limit} of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money at most {limit} of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation at least {limit} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health factor at least {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop within {limit} of entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On one platform at most {limit} of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All open positions at most {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today warns under a margin ratio of {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold {share}, terms of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>required ratio {share}, terms of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conservative profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moderate profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aggressive profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target at {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leverage {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller position: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned time {value} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} as collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolated margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stop on the losing side of the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the price of the collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size of the position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the risk per trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above {most} the platform does not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above {most} your rule “{rule}” is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{line}, here at most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>risk per trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk per trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money × leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position as typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The leverage follows from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The leverage follows from it, not {leverage}. Both stand, sized by: {way}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows from the leverage, not {own}. Both stand, sized by: {way}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows from own money, {own}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own money follows from it, not {own}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position is {taken} smaller, so that the costs fit the risk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your profile sets it: see Your rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More would break your rule for one position, {most} of capital.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your rule of {most} for one position, what is borrowed included, allows {room}: a risk of {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your rule of {most} for one position, its leverage included, allows {room}: a risk of {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue with 1 breach noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue with {count} breaches noted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question by question, or all on one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is only proposed is shown before, on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every answer is kept with the trade and compared with what you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordListsDialog</name>
    <message>
        <source>Mistakes and emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are offered when you say what was learnt from a trade, in this order. What you have said of trades stays, whether it is in a list or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One on each line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the words that every journal begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lists are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>a number is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number ({unit}) is needed here, not {text!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is larger or finer than any market quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} has more digits than can be kept exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from {least} to {most} is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a date or time with its zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing of this kind was traded before 2009</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is less than own money alone, which is 1×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not between {least} and {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not above zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the market&apos;s price is needed beside the oracle&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not between 0 and 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not between 0 and 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rate of {text} is below −100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} entries are more than the {most} that are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a platform is needed: by its rules the rest is reckoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is not a key of this calculation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give {field} or its APY, not both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is not JSON: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {folder} of the program is missing; install it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an account needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name has at most {most} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is an account {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program has a playbook {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a scenario {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there can be {most} scenarios of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no scenario {name} any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing happens in this scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a question needs words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a question has at most {most} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there can be {most} questions of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two questions have one mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the question {question} is always asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a profile {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this line is drawn for everything, not for a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write down why this can wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reason has at most {most} letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this cannot be snoozed for so long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a view needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another platform is called {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one asset is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a version of that day already; change that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these terms are no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a rate of {asset} at that time already; correct that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dates can be read both ways: say which number comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clipboard holds no lines of a date and a rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this borrow rate is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a view {name} already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no view {name} any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no display: set DISPLAY or WAYLAND_DISPLAY, or for a window that nobody sees QT_QPA_PLATFORM=offscreen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing shows windows at the display {display}: start it, or set DISPLAY to another, or for a window that nobody sees QT_QPA_PLATFORM=offscreen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window needs {libraries}: install {debian} (Debian, Ubuntu) or {fedora} (Fedora)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window needs {module}: install PySide6-Essentials beside this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the window&apos;s library Qt does not load: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is open already; its window comes to the front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these commands need no display: {commands}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the preset cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a day, as 2026-02-17</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two presets are called {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} must stand for an asset of the platform, and {ticker} is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a loan up to the most LTV would be liquidated at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position would be liquidated as it opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first tier starts at a notional of 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a larger notional must allow less leverage than the tier before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the most leverage of a tier is at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a loan of all that is deposited would be liquidated at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} holds half a sign, which no journal can keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be replaced: close it in the program that has it open, or choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder; name a file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is the journal itself; name another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF is drawn by the window&apos;s library, which is not at hand here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF cannot be drawn: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table is chosen for a CSV; the other files hold what they hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a paper is chosen for a PDF; the other files have none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an anonymised copy is of the whole journal: name a .json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a calendar file tells what comes next; leave {field} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a JSON export holds the whole journal; leave {field} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows are more than the {most} of a sheet; choose a period, or write a CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the export has version {version}; this program knows versions up to {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the export was changed or cut after it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the journal holds something else; bring an export into a new journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is called {field} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} values stand here, and {wanted} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this cannot be kept as it is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these numbers lead nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already and is not overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no file {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of {path} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has version {version}; this program knows versions up to {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds the {kind} {name}, which no journal has; it is not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in use by process {process} on {host} since {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was left open by process {process} on {host} at {since}; close it there, or delete {lock} if that machine no longer runs it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program holds {path}; try again when it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written; it can only be viewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no space left for {path}; what was saved before stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process {process}, which had {path} open since {since}, has died; its lock is taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a writer of {path} was interrupted; what it had not finished is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds an unfinished change that cannot be taken back where nothing can be written; copy it with {path}-journal to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} had version {version} and is upgraded; its backup is {copy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was never finished and is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no journal is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>called off; nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program made a mistake, and nothing of this was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{beside} belongs to a journal that is gone; move it away first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is written and verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no longer needed and is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is restored from {copy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was there before is kept as {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached files that do not lie beside {path}: {count}; a backup and a JSON export name them, a saved copy carries them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the position is larger than the profile allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word!r} can be {choices}; write more of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word!r} is not understood; expected is an asset as ETH, or a word as {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {after!r} a number is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {after!r} a number is expected, not {word!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word!r} is one number more than this entry has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {after!r} an amount and its asset are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {after!r} a time is expected, as {example}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {after!r} a hash or order id is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same as the last price, while others moved; is it of today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its dates can be read both ways; Import asks which way is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file holds neither prices nor borrow rates; import it instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newer prices are known; Today stays with those, and the history gets these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rates are in percent here: {typed} % a year; was {meant} % meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is {times} times what it was; is it meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is one part in {times} of what it was; is it meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an amount is needed: above 0 put in, below 0 taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no account {name}; add it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{currency} is the journal&apos;s own currency; one of it is always one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a rate of {currency} at that time already; correct that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price of {asset} is known at that time; give one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position in {asset} is open on the other side; close it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that is earlier than the opening of the position in {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this entry is gone from the trade; it was deleted or undone meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this entry of trade {number} was corrected or undone meanwhile; close this, and correct it as it stands now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no position in {asset} is open at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} is more than the {open} that is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {asset} is owed at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {asset} is far more than the {owed} that is owed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {asset} is more than the {held} that is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount} {asset} is more than the {free} that is still there: the rest paid for what is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} is open; its plan is frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this plan has several parts; open it by adding its entries in the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry, size and own money are needed before the plan can be signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this breaks one of your rules; write down why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill it in above, or write down why it is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} is not planned, or has begun already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} has begun and can no longer be cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row} of {table} is not what was written; run check, or restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kept figures are not what was written; run check, or restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the journal is open for viewing only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row} of {table} was changed since; undo first what came later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this deposit or withdrawal is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this exchange rate is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no trade with the number {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is trade {number} itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than {most} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has more than {most} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is a journal, and no table to import; a journal is opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its objects are nested too deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the JSON holds no list of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the JSON holds {count} lists of rows; a file may hold one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column {column} stands twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is not a column of this format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row cannot be told into cells; a quotation mark or a very long cell is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark opens here and is not closed, so that the rows below it cannot be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell holds a NUL character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} cells are more than the {columns} columns of the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers as {text} can be read both ways; a mapping says whether the decimal sign is a point or a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} does not name an asset and what its price is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is negative, which a purchase cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sign of the amount does not go with {event}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file closes {asset} where nothing of it is held, which is taken as an opening; what came before is missing: take the older file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows that stand in the journal already, read otherwise then (zone, date order, account or platform): {count}; undo that import first, or it holds them twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>far more {asset} is repaid than was owed; what is beyond is taken as interest: a loan may be missing, or an amount wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fees in {asset} are kept and not counted in money: no price of {asset} was known then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trade history tells {text} with the fill that it is of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} belongs to no trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mapping leaves out rows of {text!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file lacks columns of the mapping: {columns}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{columns} cannot all be this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column {column} is meant twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column is chosen for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the words of the column are given no meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a journal keeps {most} mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file begins as an Excel workbook and cannot be read as one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workbook has more than {most} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workbook unpacks to more than {most} times its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell is not the ticker of an asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>price times size is {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a date and time as this platform writes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} did not exist: the clocks were put forward over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} has a year of two digits, which may be the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices in {text} are not in the journal&apos;s currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dates can be read both ways; give --day-first or --month-first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} cannot have its {first} first, as --{first}-first or the mapping says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not of the format {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no format has the columns {columns}; there are {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a time zone, as UTC, Europe/Berlin or +02:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no saved mapping {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it makes impossible what the trade did from {at:%Y-%m-%d} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} changes no balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order was {text}, not executed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row of its order tells this already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a swap of own tokens belongs to no position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a claim belongs to no position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} does not say which of its two debts was repaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} names no asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the amounts have no decimal point: if they are raw ones of the subgraph, name it with --format aave_subgraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size {text} has the sign of the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size and result make it {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a later row of the file says otherwise of the same moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later fills of this market were netted without it; undo their import and take the older file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {direction} trade in {asset} was open then; take the file of its fills first, then this one again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before it {said} was held there and {held} in the journal; record or take what came earlier, then this file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is the market&apos;s rate; a payment of yours stands in the account&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was paid or received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the side {side} and the direction {text!r} say opposite things</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fee is as much as what was bought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a link; attach the file that it leads to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is attached already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file is attached to a trade or to a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the attachment is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of {name} is missing beside the journal; bring its folder back from a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of {name} is no longer what was attached; bring its folder back from a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture {name} cannot be shown; save it to open it elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture {name} has more than {most} million points; save it to open it elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} repaired, {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} attached files that nothing needs are removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} attached files are no longer named by the journal or its history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a content is named by 64 hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a link or a file; move it away, then files can be attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rate of {text} leaves nothing; it must be above −100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give two of collateral, leverage, units and borrowed, or capital, risk_fraction and stop with leverage or collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} follows from the others; leave one of them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is bought or sold with this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more is borrowed than is bought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a short borrows its units; give collateral or leverage with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is borrowed at a leverage of 1 or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a perpetual borrows nothing; give two of collateral, leverage, units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is lost at this stop, so it gives no size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give target or targets, not both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shares add up to {text}, which is more than the whole position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stop lies on the profit side of the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target lies on the loss side of the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation comes before the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the position would be liquidated as it opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation is less than 30 % away from the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss at the stop is more than 2 % of capital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interest leaves nothing of the profit at the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prices move together; cross margin may serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prices do not move together; isolated margin keeps a loss where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more is lent on it than on others of its tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less is lent on it than on others of its tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reason is written why this trade works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the thesis says little; what would somebody else need to know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no strategy is named, so the results cannot be told apart by it later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is written that would prove the thesis wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the entry lies on the wrong side of an average it should follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pullback is confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ratio lies within its usual band, so nothing draws it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fees of both sides take all of the spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stop is set, so the loss has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stop is further from the entry than the profile allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no target is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reward is less than 1.5 times the risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform&apos;s terms do not tell the liquidation price with this asset and this collateral; Platforms shows what they know, and takes more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the leverage is above the rule of the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more of the capital lies on this platform than the profile allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with cross margin this trade can take the collateral of the others; it may serve where the positions move together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the capital is not known, so no share of it can be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all open positions together are above the leverage of the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planned time is not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interest takes more than 15 % of the profit at the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the borrow rate is above 20 % a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the borrow rate is at twice its usual level or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform&apos;s terms do not name {asset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform&apos;s terms do not tell when {asset} is liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform does not take this asset as collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the collateral falls together with the position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the position is liquidated if the collateral comes to the depeg price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no alert is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than three alerts are set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an alert lies beyond the liquidation price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no exit plan is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time is set after which the trade is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a health factor of {text} is past liquidation; it must be at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at this rate and in this time less than nothing would be owed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each time must be later than the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give {field} in the schedule or without one, not both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rate of {text} % leaves nothing; it must be above −100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rate of {text} % is above 1,000 % a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rate of {text} is above 1,000 % a year; 8 % is written 0.08</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at this rate the debt grows beyond what can be reckoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give {field} or {other}, not both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tier is a pair: from which notional, and its most leverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each tier must begin above the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} is neither collateral nor debt of this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} is listed twice at different prices or on different terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account has no position in {market}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a margin account has no health factor; aim at a margin ratio or a price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account has no collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account holds nothing in {market}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more {asset} does not bring the account nearer to the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing {asset} does not bring the account nearer to the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{other} in place of {asset} does not bring the target nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{needed} {asset} would be needed, and {held} are held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all debt in reach is repaid before the target is met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the target is not reached even when everything is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no other collateral to pay for buying back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {asset} in the account does not pay for buying back so much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a GMX position cannot change the token that backs it; only a new position can have another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the margin law of this account does not know this target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform does not take {asset} as collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trade does not say what own money lies in it; record that first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the position in {asset} could pay for it; close a part of that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {asset} that a short was sold for stays with it and cannot be swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the entries of the account&apos;s trades do not say how it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that closes the whole position and leaves a debt; close the trade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account is behind this line already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trade&apos;s entries do not say enough of its money to reach the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a vault asks for more than it lends: above 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asset} would turn from long to short, or back, before the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no asset to swap into was named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the collateral of a margin account is money; there is nothing to swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collateral in the index token has the price of the index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{market} is listed before at another price or on other terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one position is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is less than the {least} behind the positions one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change of {text} is below −100 %; no price falls below zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} is given twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} common days of prices are too few; {least} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both sides are {market}; a pair has two markets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a price that never moved tells no risk to size by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lender has no perpetuals; give a borrow rate, or a maintenance margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the review of {period} is signed off: open it again to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} characters at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fill of size 0 moves nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no rate from −99.99999 % to 100,000,000 % solves these flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than one rate solves these flows, so none of them is the return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing flows on balance, so every rate solves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no capital and no deposit is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no funding is given, so what holding the position costs is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the funding is above 20 % a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the funding is at twice its usual level or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funding leaves nothing of the profit at the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funding takes more than 15 % of the profit at the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform pools all collateral of an account, so this trade can take that of the others; an account of its own keeps it apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a price was seen on {seen} of {held} days of open positions, fewer than 80 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity was not above zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity is of whole accounts, and these are some of their trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade had a stop on the loss side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade had a stop on the loss side when it was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan had both a stop and a target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all trades came out alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity never had a peak above zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equity never fell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not won back yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all days came out alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days are fewer than 90, too few to tell of a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the growth is beyond any meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 2 marks while it was open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer than 5 trades with the breach, or without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trade was planned with a checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no plan of one position has a mark after its opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no own money was in a trade when it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} are fewer than {few}: too few to conclude from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} is not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its price {mark} is past the liquidation price {liquidation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation at {liquidation} comes before the stop at {stop}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health factor {health} is under your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health factor {health}, close to your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin ratio {margin} is under your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin ratio {margin}, close to your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mark {mark} has reached the stop at {stop}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rate {rate} is {times} its usual {usual}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rate {rate} is above your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation at {liquidation} is {distance} away, inside your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mark {mark} has reached the target at {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stop is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mark {mark} has passed the alert at {alert}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you marked that its thesis no longer holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the way to its target brings {move}, and {days} days of interest take {interest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its collateral has lost {fall} since it was put in, past your {line} line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no terms of {platform} are known, so its margin cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its margin cannot be told by the terms of {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no price of {assets} is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no borrow rate of {assets} is known, so no interest is reckoned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of your own money lies there, above the {line} of your profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its review is not signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none could be made: {fault}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none has been made yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the newest is of {newest_at} and lacks what was changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last told {marked_at}, {age} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more collateral brings the fall to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving {to_move} elsewhere brings it to {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it pays for {paid_days} more days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{period} is not over yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rate {rate} has passed the alert at {alert}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health factor {health} has passed the alert at {alert}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>margin ratio {margin} has passed the alert at {alert}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held for {days} days, planned for {planned_days}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last marked {marked_at}, {age} ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not checked yet, and positions are open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is known of this platform&apos;s margin rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the platform&apos;s terms do not tell of every asset in this account, or its own money was not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this platform goes by the margin ratio and has no health factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is owed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the account controls nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no equity is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more collateral or closing {share} brings it to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more collateral brings it to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing {share} brings it to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more collateral or closing {share} moves it to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more collateral moves it to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing {share} moves it to {aim}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interest is {interest} a day now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interest is {interest} a day now, break‑even {break_even}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan of trade {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan of trades {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not one of {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a date and time, such as 2026-11-18 09:14</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that is in the future; times are read in the journal&apos;s zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a calculation; there are {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a currency; write it with three to ten letters, as USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a time zone; write it as Europe/Berlin or UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is not a term of a platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not a day, month or year; write it as 2023-08-03, 2023-08 or 2023</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a week; write it as 2026-W47</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a month; write it as 2026-11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a year; write it as 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not an export of a journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the health factor is below the rule of the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word!r} is not a kind of entry; begin with one, as {choices}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word!r} repeats what was said before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ten times {before}; was {meant} meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hundred times {before}; was {meant} meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tenth of {before}; was {meant} meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hundredth of {before}; was {meant} meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up {percent} % from {before}; is it meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down {percent} % from {before}; is it meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line of more than {most} bytes is not a row of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not text in UTF-8, UTF-16 or Windows-1252</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what begins as JSON is broken from its character {at} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not a number of JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row is not an object with columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a ticker; write it as ETH or wstETH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{paid} for {got} gives no price in the journal&apos;s currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not a mapping of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} came twice, as the clocks were put back; write {first} or {second} after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time has no zone; name it with --timezone, as UTC or Europe/Berlin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the times have no zone and were read as UTC; --timezone names another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file names no platform; name it with --platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a whole number of the smallest unit of {asset}, or its decimals are not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text!r} is not a market in dollars, as BTC-USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file cannot be attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a copy of a journal with its files: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the leverage is above the limit of the platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss at the stop is below the usual 1 % of capital, which is fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no borrow rate is given, so what borrowing costs is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have not noted where the alert is set; this program wakes nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one word is hardly an exit plan; what is done at stop and target?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has cost {cost}, planned {planned_cost}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade {number} is not an open loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way back in steps that keep a health factor of {health}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back takes more than {count} steps; a lower least health takes fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went before cannot be told: no price was marked between the opening and the liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went before cannot be told: the platform&apos;s terms of that day are not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry recorded in trade {number}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries recorded in trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry corrected in trade {number}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry deleted from trade {number}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop of trade {number} unwound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescue recorded in trade {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alerts of trade {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list of {lists} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words on trade {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached to trade {number}: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached to {day}: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words on the attachment {files} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attachment taken off: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} linked to trade {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link of trade {number} to trade {other} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} put into the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} brought back from the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades put into the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} trades brought back from the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags or strategy of {count} trades changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft of trade {number} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {number} opened as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan of trade {number} given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prices and rates updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file imported: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export of a journal brought in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings changed: {settings}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile {profile} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile {profile} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playbook {playbook} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playbook {playbook} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stress scenario {scenario} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stress scenario {scenario} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mapping {mapping} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mapping {mapping} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stress scenario {scenario} moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions of the checklist changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines of {whose} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines of trade {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reminder snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line of trade {number} snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reminder woken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line of trade {number} woken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>account {account} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review of {period} written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review of {period} signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review of {period} opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note of {day} written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deposit recorded in account {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawal recorded from account {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deposit or withdrawal corrected in account {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deposit or withdrawal deleted from account {account}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchange rate of {currency} recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchange rate of {currency} corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchange rate of {currency} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>terms of {platform} saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version of the terms of {platform} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shipped terms of {platform} restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rate of {asset} recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rate of {asset} corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>borrow rate of {asset} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view {view} saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view {view} renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view {view} deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry recorded in trades {number}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entries recorded in trades {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry corrected in trades {number}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry deleted from trades {number}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop of trades {number} unwound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescue recorded in trades {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alerts of trades {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words on trades {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attached to trades {number}: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} linked to trade {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>link of trades {number} to trade {other} removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} put into the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} brought back from the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft of trades {number} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trades {number} opened as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan of trades {number} given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines of trades {number} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line of trades {number} snoozed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line of trades {number} woken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repayment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collateral put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swap of collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the borrow rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interest charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yield received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alert hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file itself is damaged: {stored}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {stored} of {column} belongs to {expected} that is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is {stored}, but {expected} was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row of {table} is not what was written ({column})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is {stored}, but its entries say {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {column} cannot have been so ({stored})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is kept as {stored}, but its entries give {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is {stored}, but should be {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the search ({column}) does not know what was written about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an attached file ({column}) is not as it was attached: {stored}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the history proves what was written, and it can be put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can be reckoned anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can be written anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the index can be sorted anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this cannot be repaired; a backup may have it whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trade {trade}: {said}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yield received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert hit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isolated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alone in its account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reckoned as the only trade of its account there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{money}, {count} unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number} · {first} – {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>week {number} of {year}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsCard</name>
    <message>
        <source>What it taught me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was the last rule kept?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What worked, and why it will again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cost money and need not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing to do, answered by yes or no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} characters at most in each field: shorten it to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are not kept yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are kept when you leave the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are kept · {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>Tags and strategy of {count} trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several with a comma between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take tags away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use: {tags}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YearPage</name>
    <message>
        <source>Net P&amp;L by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Months and quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trades</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Won</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profit factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expectancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net P&amp;L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trade was closed in this year.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_AssetRow</name>
    <message>
        <source>Remove this asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{term} of {asset}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Snooze… (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze: {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
