using System.Globalization;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Streamers.BuiltIn;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// Says how values of a C++ type are read: by their StreamerInfo, and by what is known of the types that stream themselves.
/// What may be of another class in each entry (pointers, TObjArray, TList) has no one column type: it is named as such.
/// Not thread-safe.
/// </summary>
/// <param name="streamers">The layouts of the file.</param>
/// <param name="preferred">Of classes with several layouts the one that a column has; else it is the newest.</param>
internal sealed class ValuePlanner(StreamerCatalogue streamers, IReadOnlyDictionary<string, StreamerInfo>? preferred = null)
{
    private const int Deepest = 60;

    private static readonly string[] Polymorphic = ["TClonesArray", "TObjArray", "TList", "THashList", "TSortedList", "TOrdCollection", "TMap", "TExMap"];

    private readonly List<string> open = [];
    private string? reason;

    /// <summary>Why the last plan is not there.</summary>
    public string Reason => reason ?? "it is of a kind that is not known";

    /// <summary>A member of a class.</summary>
    public ValuePlan? Member(StreamerElement element)
    {
        reason = null;
        return PlanMember(element);
    }

    /// <summary>A whole object or container.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="version">Version of a class, where the branch says it.</param>
    /// <param name="checksum">Its checksum.</param>
    public ValuePlan? Whole(string type, int version, uint checksum)
    {
        reason = null;
        return PlanItem(type, 0, streamers.FindByChecksum(type, checksum) ?? streamers.Find(type, version));
    }

    /// <summary>Objects of a class that were written by this layout.</summary>
    public ValuePlan? Class(StreamerInfo info)
    {
        reason = null;
        return PlanRecord(info, false);
    }

    /// <summary>True of a class whose objects are written by its StreamerInfo and not by a Streamer of its own.</summary>
    public static bool HasBody(string type) => type is not ("TObject" or "TString" or "TRef" or "TDatime" or "TProcessID") && !Polymorphic.Contains(type, StringComparer.Ordinal)
        && BasicArray.KindOfTArray(type) is null && !TemplateName.Parse(type).IsContainer && !type.StartsWith("TMatrixTSym<", StringComparison.Ordinal);

    private ValuePlan? PlanMember(StreamerElement element)
    {
        var type = element.Type;
        if (Basic(type, element) is { } number)
        {
            return number;
        }

        switch (type)
        {
            case > StreamerType.OffsetL and < StreamerType.OffsetL + 20:
                return Arrays(Basic(type - StreamerType.OffsetL, element) ?? Refuse($"an array of {element.TypeName}"), element);
            case > StreamerType.OffsetP and < StreamerType.OffsetP + 20:
                return Counted(Basic(type - StreamerType.OffsetP, element) ?? Refuse($"a counted array of {element.TypeName}"), element, CountedForm.Flagged);
            case StreamerType.CharStar:
                return ValuePlan.Text(TextForm.CharStar);
            case StreamerType.String:
                return ValuePlan.Text(TextForm.Root);
            case StreamerType.String + StreamerType.OffsetL:
                // Arrays of TString have a header as a std::string has.
                return Arrays(ValuePlan.Text(TextForm.Standard), element);
            case StreamerType.TObject or StreamerType.TObject + StreamerType.OffsetL:
                return Arrays(PlanItem("TObject"), element);
            case StreamerType.Object or StreamerType.Any or StreamerType.ObjectNotNull or StreamerType.AnyNotNull or StreamerType.TNamed
                or StreamerType.Object + StreamerType.OffsetL or StreamerType.Any + StreamerType.OffsetL or StreamerType.TNamed + StreamerType.OffsetL:
                return Arrays(AsItem(PlanItem(element.ElementClass == "TStreamerBase" ? element.Name : element.TypeName.TrimEnd('*', ' '))), element);
            case StreamerType.StlPointer or StreamerType.StlPointer + StreamerType.OffsetL:
            case StreamerType.Stl or StreamerType.Stl + StreamerType.OffsetL or StreamerType.StlString or StreamerType.StlString + StreamerType.OffsetL:
            case StreamerType.Streamer or StreamerType.Streamer + StreamerType.OffsetL when element.ElementClass is "TStreamerSTL" or "TStreamerSTLstring":
                return Arrays(PlanItem(element.TypeName.TrimEnd('*', ' '), element.ContentType), element);
            case StreamerType.StreamLoop or StreamerType.StreamLoop + StreamerType.OffsetL when !element.TypeName.Contains("**", StringComparison.Ordinal):
                return Counted(PlanItem(element.TypeName.TrimEnd('*', ' ')), element, CountedForm.Headed);
            default:
                return Refuse(element.TypeName.EndsWith('*') ? $"a pointer ({element.TypeName}), whose class each entry says anew" : $"a member of type {element.TypeName} (fType {type})");
        }
    }

    // A value by the name of its type.
    private ValuePlan? PlanItem(string type, int contentType = 0, StreamerInfo? info = null)
    {
        if (BasicTypes.Kind(TemplateName.BasicType(type)) is { } number)
        {
            return ValuePlan.Number(number);
        }

        if (BasicArray.KindOfTArray(type) is { } items)
        {
            var kind = BasicTypes.Kind(items)!.Value;
            return new(new ColumnType.List(new ColumnType.Number(kind)), 4, _ => new ItemsReader(new ListReader(new NumberReader(kind), kind.Size())));
        }

        switch (type)
        {
            case "Double32_t" or "Float16_t":
                return ValuePlan.Packed(PackedRange.Parse(type == "Float16_t", ""));
            case "string" or "std::string":
                return ValuePlan.Text(TextForm.Standard);
            case "TString":
                return ValuePlan.Text(TextForm.Root);
            case "char*" or "const char*":
                return ValuePlan.Text(TextForm.CharStar);
            case "TObject":
                return new(new ColumnType.Record([]), 10, _ => new TObjectReader(false));
            case "TRef":
                return new(ReferenceReader.Type, 12, _ => new ReferenceReader());
            case "TRefArray":
                return new(ReferencesReader.Type, 24, _ => new ReferencesReader());
            case "TDatime":
                return Bare(type, ("fDatime", ValuePlan.Number(NumberKind.UInt32)));
        }

        if (type.EndsWith('*') || Polymorphic.Contains(type, StringComparer.Ordinal))
        {
            return Refuse($"{type}, whose objects may be of another class in each entry");
        }

        var template = TemplateName.Parse(type);
        return template switch
        {
            { IsList: true } => ValuePlan.List(contentType is > 0 and < 20 && contentType != StreamerType.Double32 && contentType != StreamerType.Float16 && BasicTypes.Kind(contentType) is { } kind && !IsKnown(template.Arguments[0])
                ? ValuePlan.Number(kind)
                : PlanContent(template.Arguments[0])),
            { IsMap: true } => ValuePlan.List(Bare(type, ("0", PlanContent(template.Arguments[0])), ("1", PlanContent(template.Arguments[1])))),
            { Name: "bitset", Arguments.Count: 1 } => ValuePlan.List(ValuePlan.Number(NumberKind.Bool)),
            { Name: "array", Arguments.Count: 2 } when streamers.FindNewest(type) is null => Array(template),
            { Name: "TMatrixTSym", Arguments.Count: 1 } when TemplateName.BasicType(template.Arguments[0]) is 5 or 8 => SymmetricMatrix(type, template.Arguments[0]),
            _ => PlanClass(type, template, info),
        };
    }

    // An enum has no StreamerInfo: what nothing is known of inside a container is taken for one, as ROOT does.
    private ValuePlan? PlanContent(string type) => IsKnown(type) ? PlanItem(type) : ValuePlan.Number(NumberKind.Int32);

    // A container or a text that is written by its own Streamer has no header.
    private static ValuePlan? AsItem(ValuePlan? plan) =>
        plan is { Type: ColumnType.List or ColumnType.Text } ? plan with { Open = counters => new ItemsReader(plan.Open(counters)) } : plan;

    // TMatrixTSym streams itself: TMatrixTBase, then the upper triangle.
    private ValuePlan? SymmetricMatrix(string type, string element)
    {
        var name = $"TMatrixTBase<{element}>";
        if (streamers.NewestLayout(name) is not { } info)
        {
            return Refuse($"{type}, and the file does not hold the layout of {name}");
        }

        var kind = BasicTypes.Kind(TemplateName.BasicType(element))!.Value;
        var triangle = new ValuePlan(new ColumnType.List(new ColumnType.Number(kind)), 0, counters => new TriangleReader(kind, counters["fNrows"]));
        return PlanRecord(info, true) is not { } matrix ? null
            : ValuePlan.Record(type, null, null, [matrix, triangle], ["", "fElements"], [true, false], [true, true], false);
    }

    // A class with a collection proxy of its own (DataVector): its one element is itself.
    private static bool IsOwnContainer(StreamerInfo info) => info.Elements is [{ Name: "This", ElementClass: "TStreamerSTL" }];

    private bool IsKnown(string type) => TemplateName.BasicType(type) > 0 || TemplateName.Parse(type).Arguments.Count > 0
        || type.EndsWith('*')
        || type is "string" or "std::string" or "TString" or "Double32_t" or "Float16_t" or "TObject" or "TRef" or "TRefArray" or "TDatime" || BasicArray.KindOfTArray(type) is not null
        || Polymorphic.Contains(type, StringComparer.Ordinal) || streamers.NewestLayout(type) is not null;

    private ValuePlan? PlanClass(string type, in TemplateName template, StreamerInfo? info)
    {
        if ((info ?? preferred?.GetValueOrDefault(type) ?? streamers.NewestLayout(type)) is { } known)
        {
            return !IsOwnContainer(known) ? PlanRecord(known, false)
                : template.Arguments.Count > 0 ? ValuePlan.List(PlanContent(template.Arguments[0]))
                : Refuse($"{type}, a container of which the file does not say what it contains");
        }

        if (template.Name is "pair" or "complex" && template.Arguments.Count > 0)
        {
            return Refuse($"{type}, whose layout the file does not hold");
        }

        return new(new ColumnType.Record([]), 6, _ => new NoMembersReader(type)) { HasMembers = true };
    }

    private ValuePlan? PlanRecord(StreamerInfo info, bool isBase)
    {
        if (open.Count > Deepest || open.Contains(info.ClassName))
        {
            return Refuse($"{info.ClassName}, whose objects contain objects of their own class");
        }

        open.Add(info.ClassName);
        List<ValuePlan> parts = [];
        List<string> names = [];
        List<bool> isBases = [];
        List<bool> isVisible = [];
        foreach (var element in info.Elements.Where(element => element.Type >= 0))
        {
            var isBaseClass = element.ElementClass == "TStreamerBase";
            if ((isBaseClass ? PlanBase(element) : PlanMember(element)) is not { } part)
            {
                reason = $"{info.ClassName}::{element.Name} is {Reason}";
                open.RemoveAt(open.Count - 1);
                return null;
            }

            parts.Add(part);
            names.Add(MemberName(info.ClassName, element.Name));
            isBases.Add(isBaseClass);
            isVisible.Add(!(isBaseClass && element.Name == "TObject"));
        }

        open.RemoveAt(open.Count - 1);
        return ValuePlan.Record(info.ClassName, info, streamers, parts, names, isBases, isVisible, isBase);
    }

    private ValuePlan? PlanBase(StreamerElement element)
    {
        if (element.Name == "TObject")
        {
            return PlanItem("TObject");
        }

        var info = streamers.Layout(element.Name, element.BaseVersion) ?? RootClasses.FindNewest(element.Name);
        return info is not null ? PlanRecord(info, true) : PlanItem(element.Name);
    }

    private ValuePlan? Array(in TemplateName template)
    {
        var content = PlanItem(template.Arguments[0]);
        return content is null ? null
            : int.TryParse(template.Arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is > 0 and < ValuePlan.MostItems ? ValuePlan.Fixed(content, length)
            : Refuse($"an array of {template.Arguments[1]} items");
    }

    private static ValuePlan? Bare(string name, params (string Name, ValuePlan? Plan)[] members) =>
        members.Any(member => member.Plan is null) ? null : ValuePlan.Bare(name, [.. members.Select(member => (member.Name, member.Plan!))]);

    // An array of such pointers has one count for all of them.
    private ValuePlan? Counted(ValuePlan? item, StreamerElement element, CountedForm form) =>
        item is null ? null : Arrays(ValuePlan.Counted(item, element.CountName, Math.Max(1, element.ArrayLength), form), element);

    private ValuePlan? Arrays(ValuePlan? item, StreamerElement element)
    {
        if (item is null || element.ArrayLength <= 0)
        {
            return item;
        }

        var product = element.Dimensions.Aggregate(1L, (all, size) => Math.Min(ValuePlan.MostItems, all * Math.Max(0, size)));
        IReadOnlyList<int> sizes = product == element.ArrayLength ? element.Dimensions : [element.ArrayLength];
        if (element.ArrayLength >= ValuePlan.MostItems)
        {
            return Refuse($"an array of {element.ArrayLength} items");
        }

        return sizes.Reverse().Aggregate(item, ValuePlan.Fixed);
    }

    private static ValuePlan? Basic(int type, StreamerElement element) => type switch
    {
        StreamerType.Double32 or StreamerType.Float16 => ValuePlan.Packed(PackedRange.Parse(type == StreamerType.Float16, element.Title)),
        StreamerType.Counter when element.TypeName is "unsigned int" or "UInt_t" => ValuePlan.Number(NumberKind.UInt32),
        _ => BasicTypes.Kind(type) is { } kind ? ValuePlan.Number(kind) : null,
    };

    // As the members of pairs and tuples are named whatever the library that wrote them.
    private static string MemberName(string className, string name) =>
        className.StartsWith("pair<", StringComparison.Ordinal) ? name switch { "first" => "0", "second" => "1", _ => name }
        : className.StartsWith("tuple<", StringComparison.Ordinal) && name.StartsWith('_') ? name[1..]
        : name;

    private ValuePlan? Refuse(string why)
    {
        reason ??= why;
        return null;
    }
}
