"""The file formats, as records: what each YAML file may hold, in one sentence a field.

The sentence under a field is its docstring, its description in the JSON Schema (and so the hover
text in an editor) and its line in ``docs/formats.md``. Records say what one file may hold; what
must agree between files is checked in ``checks``; ``build`` turns records into the model's nouns.
"""

from .actor import (
    ActorRecord,
    ImpactAmount,
    ImpactMeaningRecord,
    ImpactNumber,
    ImpactRecord,
    ImpactSpread,
    PeriodRecord,
)
from .base import Day, Identifier, Line, LooseDay, Number, Percent, Record, Share, Text
from .case import BalanceRecord, CaseRecord, InteractionRecord, LimitRecord, MoneyRecord, ObjectiveRecord, PackageRecord
from .criterion import (
    AnchorRecord,
    BoundsRecord,
    CriterionRecord,
    PointRecord,
    ScaleRecord,
    StackingRecord,
    ValueFunction,
)
from .estimates import (
    Amount,
    Based,
    Chance,
    EffectRecord,
    Experts,
    Level,
    LevelRecord,
    MissingRecord,
    PerformanceRecord,
    ShareSpread,
    Spread,
    StackingShare,
)
from .factor import FactorRecord
from .option import CostRecord, LagRecord, OptionRecord, PrerequisiteRecord, RiskRecord, YearlyRecord
from .rule import CountRecord, RuleRecord
from .scenario import ScenarioCell, ScenarioEffectRecord, ScenarioLevelRecord, ScenarioRecord
from .sources import ClaimRecord, SourceRecord, SourcesRecord
from .weights import Belief, ComparisonRecord, Points, RankGroup, ShareRangeRecord, WeightsRecord

__all__ = [
    "ActorRecord",
    "Amount",
    "AnchorRecord",
    "BalanceRecord",
    "Based",
    "Belief",
    "BoundsRecord",
    "CaseRecord",
    "Chance",
    "ClaimRecord",
    "ComparisonRecord",
    "CostRecord",
    "CountRecord",
    "CriterionRecord",
    "Day",
    "EffectRecord",
    "Experts",
    "FactorRecord",
    "Identifier",
    "ImpactAmount",
    "ImpactMeaningRecord",
    "ImpactNumber",
    "ImpactRecord",
    "ImpactSpread",
    "InteractionRecord",
    "LagRecord",
    "Level",
    "LevelRecord",
    "LimitRecord",
    "Line",
    "LooseDay",
    "MissingRecord",
    "MoneyRecord",
    "Number",
    "ObjectiveRecord",
    "OptionRecord",
    "PackageRecord",
    "Percent",
    "PerformanceRecord",
    "PeriodRecord",
    "PointRecord",
    "Points",
    "PrerequisiteRecord",
    "RankGroup",
    "Record",
    "RiskRecord",
    "RuleRecord",
    "ScaleRecord",
    "ScenarioCell",
    "ScenarioEffectRecord",
    "ScenarioLevelRecord",
    "ScenarioRecord",
    "Share",
    "ShareRangeRecord",
    "ShareSpread",
    "SourceRecord",
    "SourcesRecord",
    "Spread",
    "StackingRecord",
    "StackingShare",
    "Text",
    "ValueFunction",
    "WeightsRecord",
    "YearlyRecord",
]
