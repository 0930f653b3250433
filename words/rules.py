"""What rules outside the project fix and several parts measure by. Pure."""

from __future__ import annotations

LEAST_MULTIPLE = 1.3
"""the multiple of dibao below which most provinces let no basic living standard of tekun fall"""
