"""The cheap dataclass against the standard one: whatever a caller can see is the same."""

import copy
import dataclasses
import math
import pickle

import pytest

from netstudio import records


def _declare(decorate):
    @decorate(frozen=True, slots=True)
    class Layer:
        """A layer."""

        name: str
        size: tuple[int, ...] = (3, 3)
        options: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
        note: str = dataclasses.field(default="", repr=False)

        def __post_init__(self):
            if not self.name:
                raise ValueError("a layer has a name")

    return Layer


Standard = _declare(dataclasses.dataclass)
Cheap = _declare(records.dataclass)


@records.dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float = 0.0


@records.dataclass(frozen=True)
class Named:
    name: str


@records.dataclass(frozen=True, slots=True)
class Empty:
    pass


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [
        (("conv",), {}),
        (("conv", (5, 5)), {"note": "wide"}),
        ((), {"name": "conv", "options": {"a": 1}}),
    ],
)
def test_instances_are_as_the_standard_ones(args, kwargs):
    cheap, standard = Cheap(*args, **kwargs), Standard(*args, **kwargs)
    assert repr(cheap) == repr(standard)
    assert hash(cheap) == hash(standard)
    assert dataclasses.asdict(cheap) == dataclasses.asdict(standard)
    assert cheap == Cheap(*args, **kwargs)
    assert cheap != standard
    assert dataclasses.replace(cheap, name="other") == Cheap("other", *args[1:], **_without(kwargs))


def _without(kwargs):
    return {key: value for key, value in kwargs.items() if key != "name"}


@pytest.mark.parametrize(
    ("args", "kwargs"), [((), {}), (("a", (), {}, "", 5), {}), (("a",), {"b": 1})]
)
def test_wrong_arguments_are_refused_in_the_same_words(args, kwargs):
    with pytest.raises(TypeError) as expected:
        Standard(*args, **kwargs)
    with pytest.raises(TypeError) as found:
        Cheap(*args, **kwargs)
    assert str(found.value) == str(expected.value)


def test_each_instance_gets_a_default_of_its_own():
    assert Cheap("a").options is not Cheap("b").options


def test_the_check_behind_init_runs():
    with pytest.raises(ValueError, match="a layer has a name"):
        Cheap("")


def test_fields_cannot_be_changed():
    point = Point(1.0)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        point.x = 2.0  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del point.x
    assert point.x == 1.0
    assert not hasattr(point, "__dict__")


def test_an_identical_nan_is_equal_to_itself():
    assert Point(math.nan) == Point(math.nan)
    assert Point(math.nan) != Point(float("nan"))


def test_match_statements_take_it_apart():
    match Point(1.0, 2.0):
        case Point(x, y=2.0):
            assert x == 1.0
        case _:
            pytest.fail("the pattern does not match")


@pytest.mark.parametrize("value", [Point(1.0, 2.0), Named("conv"), Empty()])
def test_copies_and_pickles_are_equal(value):
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value
    assert hash(copy.copy(value)) == hash(value)


def test_identity_stays_where_equality_is_declined():
    @records.dataclass(frozen=True, eq=False)
    class Thing:
        name: str

    one = Thing("a")
    assert one != Thing("a")
    assert hash(one) == object.__hash__(one)


def test_its_own_methods_are_kept():
    @records.dataclass(frozen=True)
    class Loud:
        name: str

        def __repr__(self):
            return self.name.upper()

        def __hash__(self):
            return 7

    assert repr(Loud("a")) == "A"
    assert hash(Loud("a")) == 7


def test_a_class_that_can_be_changed_is_refused():
    with pytest.raises(TypeError, match="Only frozen classes"):
        records.dataclass(frozen=False)


@pytest.mark.parametrize("decorate", [records.dataclass, dataclasses.dataclass])
def test_frozen_classes_inherit_from_it(decorate):
    @decorate(frozen=True, slots=True)
    class Space(Point):
        z: float = 0.0

    assert Space(1.0, z=3.0) == Space(1.0, 0.0, 3.0) != Point(1.0)
    assert repr(Space(1.0)).endswith("Space(x=1.0, y=0.0, z=0.0)")
    with pytest.raises(dataclasses.FrozenInstanceError):
        Space(1.0).x = 2.0


def test_a_class_that_can_be_changed_is_no_base():
    @dataclasses.dataclass
    class Loose:
        x: int

    with pytest.raises(TypeError, match="inherit"):

        @records.dataclass(frozen=True)
        class Firm(Loose):
            y: int


def test_a_base_stays_frozen_and_a_child_is_a_class_of_its_own():
    @records.dataclass(frozen=True, slots=True)
    class Space(Point):
        z: float = 0.0

        def __hash__(self):
            return 3

    assert Point.__dataclass_params__.frozen and Space.__dataclass_params__.frozen
    assert hash(Space(1.0)) == 3
    assert dataclasses.replace(Space(1.0), y=2.0) == Space(1.0, 2.0)
    assert pickle.loads(pickle.dumps(Point(1.0))) == Point(1.0)
    assert [field.name for field in dataclasses.fields(Space)] == ["x", "y", "z"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        Point(1.0).x = 2.0
