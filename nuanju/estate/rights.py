"""May I keep the estate of this project?"""


def keep(by, subject) -> bool:
    project_id = getattr(subject, "project_id", None)
    if project_id is None and getattr(subject, "building_id", None):
        project_id = subject.building.project_id
    return by.may("keep_estate", project_id)
