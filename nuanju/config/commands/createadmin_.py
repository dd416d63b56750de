"""The first administrator of an empty installation."""

import argparse
import getpass
import os

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from nuanju.org.choices import Role
from nuanju.org.models import Corporation, Post, User


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username")
    parser.add_argument("--name", required=True, help="姓名")
    parser.add_argument("--corporation", default="本集团", help="集团名称（还没有时建立）")


def run(args: argparse.Namespace) -> int:
    """The password is typed, or taken from NUANJU_ADMIN_PASSWORD where nobody can type."""
    password = os.environ.get("NUANJU_ADMIN_PASSWORD") or getpass.getpass("密码：")
    if User.objects.filter(username__iexact=args.username).exists():
        print(f"登录名 {args.username} 已有人使用。")
        return 1
    try:
        validate_password(password, User(username=args.username, name=args.name))
    except ValidationError as error:
        print("\n".join(error.messages))
        return 1
    create(args.username, args.name, password, args.corporation)
    print(f"已建立系统管理员 {args.username}。")
    return 0


@transaction.atomic
def create(username: str, name: str, password: str, corporation: str) -> User:
    top = Corporation.objects.first() or Corporation.objects.create(name=corporation)
    user = User(username=username, name=name)
    user.set_password(password)
    user.full_clean()
    user.save()
    Post.objects.create(role=Role.ADMINISTRATOR, corporation=top, holder=user)
    return user
