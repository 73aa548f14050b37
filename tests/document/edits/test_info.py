"""Name, description, recipe."""

from __future__ import annotations

from netstudio.document.edits import SetInfo, SetRecipe
from netstudio.document.project import Project
from netstudio.document.recipe import Recipe


def test_details():
    project = SetInfo("net", "a net").change(Project())
    assert (project.name, project.description) == ("net", "a net")
    assert SetInfo("net", "a net").change(project) is project
    assert SetInfo("a", "").merge_key == SetInfo("b", "").merge_key


def test_a_recipe():
    recipe = Recipe(epochs=3)
    project = SetRecipe(recipe, "the number of epochs").change(Project())
    assert project.recipe is recipe
    assert SetRecipe(Recipe(epochs=3)).change(project) is project
    assert SetRecipe(recipe, "the number of epochs").label == "Change the number of epochs"
    assert SetRecipe(recipe, "a").merge_key != SetRecipe(recipe, "b").merge_key
