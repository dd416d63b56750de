"""The key of an issue: place × problem × space, or what is known of them."""


def key_of(project, house, common_area, node_code: str, space: str) -> str:
    place = f"h{house.pk}" if house else f"c{common_area.pk}" if common_area else f"p{project.pk}"
    return f"{place}/{node_code}/{space or '-'}"
