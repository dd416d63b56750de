"""Issue an API token; it is printed once."""

import argparse
import datetime

from django.utils import timezone

from nuanju.core.actors import SYSTEM
from nuanju.core.refusals import Refused
from nuanju.identity.verbs.issue_token import issue_token
from nuanju.org.models import User


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", help="登录名")
    parser.add_argument("--name", default="命令行签发", help="用途")
    parser.add_argument("--days", type=int, help="有效天数，不填为长期")


def run(args: argparse.Namespace) -> int:
    user = User.objects.filter(username__iexact=args.username).first()
    if user is None:
        print(f"没有登录名为 {args.username} 的人员。")
        return 1
    expires = timezone.now() + datetime.timedelta(days=args.days) if args.days else None
    try:
        _, raw = issue_token(user, name=args.name, expires_at=expires, by=SYSTEM)
    except Refused as refusal:
        print(refusal.sentence)
        return 1
    print(raw)
    return 0
