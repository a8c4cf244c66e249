namespace HepAnalysis.Generators;

/// <summary>What a member of an event or object can be.</summary>
internal enum ViewMemberKind
{
    Unknown,
    Number,
    Optional,
    Text,
    List,
    Vector,
    Record,
    Collection,
}
