"""`platforms`: the platform presets and their dates."""

from __future__ import annotations

import argparse
import json
from typing import Final

from journal_app.assembly.presets import read_presets
from journal_app.domain.exact import plain
from journal_app.domain.terms import AssetTerms, Terms
from journal_app.services.platforms import RATIOS

EXAMPLE: Final = "journal-app platforms --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--json",
        action="store_true",
        help="a list of {id, name, law, as_of, source, network, price_source, liquidates_on, "
        "modes, since, fee_rate, note, aliases, assets: {ticker: terms}}; ratios are texts, "
        "fractions of 1",
    )


def run(options: argparse.Namespace) -> int:
    """Print the presets, as a table or as JSON."""
    presets = read_presets()
    if options.json:
        print(json.dumps([_written(terms) for terms in presets], ensure_ascii=False, indent=1))
    else:
        widest = max(len(terms.platform) for terms in presets)
        for terms in presets:
            assets = ", ".join(terms.assets)
            print(f"{terms.platform:<{widest}}  {terms.as_of}  {terms.law:<7}  {assets}")
    return 0


def _written(terms: Terms) -> dict[str, object]:
    return {
        "id": terms.platform,
        "name": terms.name,
        "law": terms.law,
        "as_of": terms.as_of.isoformat(),
        "source": terms.source,
        "network": terms.network,
        "price_source": terms.price_source,
        "liquidates_on": terms.liquidates_on,
        "modes": list(terms.modes),
        "since": terms.since,
        "fee_rate": None if terms.fee_rate is None else plain(terms.fee_rate),
        "note": terms.note,
        "aliases": dict(terms.aliases),
        "assets": {ticker: _written_asset(asset) for ticker, asset in terms.assets.items()},
    }


def _written_asset(asset: AssetTerms) -> dict[str, object]:
    ratios = {name: getattr(asset, name) for name in RATIOS}
    written: dict[str, object] = {
        name: plain(ratio) for name, ratio in ratios.items() if ratio is not None
    }
    if asset.tiers:
        written["tiers"] = [[plain(notional), plain(most)] for notional, most in asset.tiers]
    return written
