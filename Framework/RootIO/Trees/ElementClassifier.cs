using HepAnalysis.Columns;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// How a TBranchElement is read: by the member of the class that it is (fID into the StreamerInfo), and by its fType.
/// <code>
///  fType  0       one object's member, or a whole object that is not split
///         1, 2    a base class, a member that is split: its sub-branches hold the data
///         3, 4    TClonesArray, standard container, split: the number of objects (4 bytes)
///         31, 41  a member of each of those objects, one after the other
/// </code>
/// </summary>
/// <param name="streamers">The layouts of the file.</param>
/// <param name="preferred">Of classes with several layouts the one that a column has; null for the newest.</param>
internal sealed class ElementClassifier(StreamerCatalogue streamers, IReadOnlyDictionary<string, StreamerInfo>? preferred)
{
    private readonly ValuePlanner planner = new(streamers, preferred);

    private const int PlainType = 0;
    private const int UnsignedChar = 11;
    private const int VectorHeader = 10;

    /// <summary>True where the branch counts the objects of the split collection below it.</summary>
    public static bool IsCollection(RootBranch branch) => branch.ElementType is 3 or 4;

    /// <summary>True where the branch is a member of the objects of a split collection.</summary>
    public static bool IsInCollection(RootBranch branch) => branch.ElementType is 31 or 41;

    /// <summary>The layout, or why there is none.</summary>
    /// <param name="branch">A branch with a leaf.</param>
    /// <param name="countColumn">Column of the objects' number, for a member of a collection.</param>
    /// <param name="itemCountColumn">Column that counts the items of a pointer member.</param>
    public (LeafLayout? Layout, string Reason) Classify(RootBranch branch, string? countColumn, string? itemCountColumn)
    {
        var element = branch.ElementId >= 0 ? Element(branch) : null;
        var type = branch.StreamerTypeNumber;
        if (branch.ElementId >= 0 && NumberKindOf(type, element) is { } kind)
        {
            // What the leaf says of dimensions has to do where the class is not known.
            var dimensions = element is { Dimensions.Count: > 0 } ? element.Dimensions : branch.Leaves[0].FixedDimensions;
            return (new LeafLayout(branch, branch.FullName, branch.Title, kind, dimensions, countColumn, IsObjectBits: type == StreamerType.Bits), "");
        }

        if (!IsInCollection(branch) && branch.ElementType == PlainType && ContentKind(branch.ElementId < 0 ? branch.ContentClass : element?.ArrayLength > 0 ? "" : element?.TypeName ?? "") is { } content)
        {
            return (new LeafLayout(branch, branch.FullName, branch.Title, content, [], ItemHeader: VectorHeader), "");
        }

        if (branch.ElementId >= 0 && element is null)
        {
            return (null, $"the file does not say what member of {branch.ContentClass} it is");
        }

        var plan = element is { Name: "TObject", ElementClass: "TStreamerBase" } || (element is null && branch.ContentClass == "TObject") ? TObjectReader.Plan
            : element is null ? planner.Whole(branch.ContentClass, branch.ContentVersion, branch.ContentChecksum) : planner.Member(element);
        if (plan is null)
        {
            return (null, planner.Reason);
        }

        if (element?.CountName is { Length: > 0 } counter && itemCountColumn is null)
        {
            return (null, $"its counter '{counter}' is no branch of the tree");
        }

        var value = new LeafValue(plan, element?.CountName, itemCountColumn, element is null ? FormOfWhole(branch, plan) : LeafForm.Member);
        return (new LeafLayout(branch, branch.FullName, branch.Title, default, [], countColumn, Value: value), "");
    }

    /// <summary>The member of a class that a branch is; null where it is a whole object, or that is not known.</summary>
    public StreamerElement? MemberOf(RootBranch branch) => branch.ElementId >= 0 && branch.ClassName == "TBranchElement" ? Element(branch) : null;

    /// <summary>Name of the branch that counts the items of a pointer member, where it lies beside it; null for other members.</summary>
    public string? CounterBeside(RootBranch branch)
    {
        if (branch.ElementId < 0 || Element(branch) is not { CountName.Length: > 0 } element)
        {
            return null;
        }

        var name = branch.FullName.Split('[')[0];
        return name.EndsWith(element.Name, StringComparison.Ordinal) ? name[..^element.Name.Length] + element.CountName : null;
    }

    /// <summary>How an entry is read as generic objects; null where the member that the branch is is not known.</summary>
    public BranchValue? AsObjects(RootBranch branch, string? countColumn, string? itemCountColumn)
    {
        if (branch.ElementId >= 0)
        {
            return Element(branch) is { } element ? new(element, null, countColumn, element.CountName.Length > 0 ? itemCountColumn : null) : null;
        }

        var isBody = branch.ElementType >= PlainType && ValuePlanner.HasBody(branch.ContentClass);
        return new(null, isBody ? Layout(branch) : null, null);
    }

    // A whole object is written by its StreamerInfo, and so without a header, unless its class streams itself (fType -1).
    private static LeafForm FormOfWhole(RootBranch branch, ValuePlan plan) =>
        branch.ContentClass is "string" or "std::string" ? LeafForm.Item
        : branch.ElementType >= PlainType && plan.HasMembers ? LeafForm.Body
        : LeafForm.Member;

    // The member that the branch is: by its number, or by its name where the numbers are those of another list.
    private StreamerElement? Element(RootBranch branch)
    {
        if (Layout(branch) is not { } info)
        {
            return null;
        }

        var member = branch.Name.Split('[')[0].TrimEnd('.');
        var numbered = branch.ElementId < info.Elements.Count ? info.Elements[branch.ElementId] : null;
        return numbered is not null && Names(numbered) ? numbered : info.Elements.FirstOrDefault(Names);

        bool Names(StreamerElement element) => member == element.Name || member.EndsWith("." + element.Name, StringComparison.Ordinal);
    }

    private StreamerInfo? Layout(RootBranch branch) =>
        streamers.FindByChecksum(branch.ContentClass, branch.ContentChecksum) ?? streamers.Layout(branch.ContentClass, branch.ContentVersion);

    private static NumberKind? NumberKindOf(int type, StreamerElement? element) => type switch
    {
        // A counter is marked as such whatever its sign; its declaration tells.
        StreamerType.Counter when element?.TypeName is "unsigned int" or "UInt_t" => NumberKind.UInt32,
        StreamerType.Counter => NumberKind.Int32,
        StreamerType.Bits => NumberKind.UInt32,

        // Before ROOT 5 a Bool_t was an unsigned char.
        UnsignedChar when element?.TypeName is "Bool_t" or "bool" => NumberKind.Bool,
        > StreamerType.OffsetL and < StreamerType.OffsetL + 20 => BasicTypes.Kind(type - StreamerType.OffsetL),
        _ => BasicTypes.Kind(type),
    };

    // Sequences and sets of numbers are streamed alike: header, count, items.
    private static NumberKind? ContentKind(string typeName) =>
        TemplateName.Parse(typeName) is { IsList: true } list ? BasicTypes.Kind(TemplateName.BasicType(list.Arguments[0])) : null;
}
