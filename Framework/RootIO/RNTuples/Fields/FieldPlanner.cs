using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// Finds out how each field is read. What cannot be is said with its reason, and is no hindrance for other fields.
/// Source: RNTuple Binary Format Specification, "Mapping of C++ Types to Fields and Columns".
/// </summary>
internal sealed class FieldPlanner(RNTupleSchema schema)
{
    private readonly Dictionary<int, ElementColumn> shared = [];
    private readonly FieldPlan?[] plans = new FieldPlan?[schema.Fields.Count];

    /// <summary>How a field is read.</summary>
    public FieldPlan Plan(int field) => plans[field] ??= Make(schema.Fields[field]);

    private FieldPlan Make(RNTupleField field)
    {
        if (field.FieldVersion != 0)
        {
            return new UnreadPlan($"its field has version {field.FieldVersion}; known is 0");
        }

        if (field.ArraySize is < 0 or > int.MaxValue)
        {
            return new UnreadPlan($"it is an array of {(ulong)field.ArraySize} items");
        }

        return field.Role switch
        {
            RNTupleRole.Leaf => Leaf(field),
            RNTupleRole.Collection => Collection(field),
            RNTupleRole.Record => Record(field),
            RNTupleRole.Variant => Variant(field),
            RNTupleRole.Streamer => Streamed(field),
            _ => new UnreadPlan($"its field has the structural role {(int)field.Role}, which this version does not know"),
        };
    }

    private FieldPlan Leaf(RNTupleField field)
    {
        var children = schema.ChildrenOf(field.Id);
        if (schema.ColumnsOf(field.Id).Count == 0)
        {
            return children.Count != 1 ? new UnreadPlan($"its field of type '{field.TypeName}' has no column and {children.Count} fields inside")
                : field.ArraySize is { } length ? new ArrayPlan((int)length, Plan(children[0]))
                : TypeNames.IsArray(field.TypeName) ? new ArrayPlan(0, Plan(children[0])) : Plan(children[0]);
        }

        if (Elements(field, 0, out var first) is { } fault)
        {
            return new UnreadPlan(fault);
        }

        if (field.TypeName == "std::string")
        {
            return Text(field, first!);
        }

        if (first!.Representations.All(column => ColumnEncoding.IsIndex(column.Type)))
        {
            return new CardinalityPlan(first, field.TypeName.Contains("64", StringComparison.Ordinal) ? NumberKind.UInt64 : NumberKind.UInt32);
        }

        var kind = TypeNames.Kind(field.TypeName) ?? ColumnEncoding.Kind(first.Representations[0].Type)!.Value;
        if (first.Representations.FirstOrDefault(column => !Fits(column.Type, kind)) is { } wrong)
        {
            return new UnreadPlan($"its field of type '{field.TypeName}' has column {wrong.Id} of type {wrong.Type}");
        }

        var numbers = new NumberPlan(first, kind);
        return field.ArraySize is { } bits ? new ArrayPlan((int)bits, numbers) : numbers;
    }

    private FieldPlan Text(RNTupleField field, ElementColumn ends) =>
        Elements(field, 1, out var characters) is { } fault ? new UnreadPlan(fault)
            : !ends.Representations.All(column => ColumnEncoding.IsIndex(column.Type)) || !characters!.Representations.All(column => Fits(column.Type, NumberKind.UInt8))
            ? new UnreadPlan($"its field has columns of types {ends.Representations[0].Type} and {characters!.Representations[0].Type}, where an index and bytes shall be")
            : new TextPlan(ends, characters);

    private FieldPlan Streamed(RNTupleField field) => Elements(field, 0, out var ends) is { } fault ? new UnreadPlan(fault)
        : Text(field, ends!) is TextPlan bytes ? new StreamedPlan(bytes, field.TypeName) : Text(field, ends!);

    private FieldPlan Collection(RNTupleField field)
    {
        if (Elements(field, 0, out var ends) is { } fault)
        {
            return new UnreadPlan(fault);
        }

        var children = schema.ChildrenOf(field.Id);
        if (children.Count == 0 || !ends!.Representations.All(column => ColumnEncoding.IsIndex(column.Type)))
        {
            return new UnreadPlan($"its collection has {children.Count} fields inside and a column of type {ends!.Representations[0].Type}");
        }

        var item = children.Count == 1 ? Plan(children[0]) : new RecordPlan([.. children.Select(child => (schema.Fields[child].Name, Plan(child)))]);
        return TypeNames.IsOption(field.TypeName) ? new OptionPlan(ends, item) : new ListPlan(ends, item);
    }

    private RecordPlan Record(RNTupleField field)
    {
        var isTuple = TypeNames.IsTuple(field.TypeName);
        var members = new List<MemberName>();
        Collect(field, [], members, isTuple);
        return new(MemberName.Distinguish(members));
    }

    private void Collect(RNTupleField field, IReadOnlyList<string> bases, List<MemberName> members, bool isTuple)
    {
        foreach (var child in schema.ChildrenOf(field.Id).Select(id => schema.Fields[id]))
        {
            if (child is { Role: RNTupleRole.Record, FieldVersion: 0 } && child.Name.StartsWith(":_", StringComparison.Ordinal))
            {
                Collect(child, [.. bases, child.TypeName], members, isTuple: false);
            }
            else
            {
                members.Add(new(bases, isTuple ? child.Name.TrimStart('_') : child.Name, Plan(child.Id)));
            }
        }
    }

    private FieldPlan Variant(RNTupleField field)
    {
        if (Elements(field, 0, out var switches) is { } fault)
        {
            return new UnreadPlan(fault);
        }

        var children = schema.ChildrenOf(field.Id);
        return children.Count is 0 or > 125 || switches!.Representations.Any(column => column.Type != RNTupleColumnType.Switch)
            ? new UnreadPlan($"its variant has {children.Count} alternatives and a column of type {switches!.Representations[0].Type}")
            : new UnionPlan(switches, [new RecordPlan([]), .. children.Select(Plan)]);
    }

    private static bool Fits(RNTupleColumnType type, NumberKind kind) =>
        ColumnEncoding.Kind(type) is { } stored && !ColumnEncoding.IsIndex(type) && (stored == kind || (stored.IsFloat() && kind.IsFloat()));

    // The columns of a field stand by representation; the one at a position in each makes one sequence of elements.
    private string? Elements(RNTupleField field, int position, out ElementColumn? elements)
    {
        elements = null;
        var columns = schema.ColumnsOf(field.Id);
        var representations = columns.Select(id => schema.Columns[id]).GroupBy(column => column.Representation).OrderBy(group => group.Key).Select(group => group.ToList()).ToList();
        if (representations.Count == 0 || representations.Any(group => group.Count <= position || group.Count != representations[0].Count))
        {
            return $"its field of type '{field.TypeName}' has {columns.Count} columns in {representations.Count} representations";
        }

        var own = representations.Select(group => group[position]).ToArray();
        if (own.Select(ColumnEncoding.Fault).FirstOrDefault(fault => fault is not null) is { } wrong)
        {
            return wrong;
        }

        if (!shared.TryGetValue(own[0].Id, out elements) || !elements.Representations.AsSpan().SequenceEqual(own))
        {
            var holder = schema.Fields[own[0].Field];
            shared[own[0].Id] = elements = new(FullName(holder), own, position > 0 ? 0 : PerEntry(holder));
        }

        return null;
    }

    private string FullName(RNTupleField field) => field.IsTopLevel ? field.Name : $"{FullName(schema.Fields[field.Parent])}.{field.Name}";

    private long PerEntry(RNTupleField field)
    {
        Int128 count = 1;
        for (var at = field; ; at = schema.Fields[at.Parent])
        {
            count *= at.ArraySize ?? 1;
            var fits = count > 0 && count <= long.MaxValue;
            if (at.IsTopLevel || !fits)
            {
                return fits ? (long)count : 0;
            }

            if (schema.Fields[at.Parent].Role is RNTupleRole.Collection or RNTupleRole.Variant)
            {
                return 0;
            }
        }
    }
}
