using System.Globalization;
using HepAnalysis.Storage;

namespace HepAnalysis.Columns.Schemas;

/// <summary>Makes the collections that an analysis asks for, and checks before event 1 that the columns fit.</summary>
internal static class OwnCollections
{
    private const string NumberMark = "{n}";

    public static SchemaCollection Build(CollectionRequest request, IEventSource source)
    {
        if (request.Members.Count == 0)
        {
            throw new SchemaException($"the collection {request.Name} has no members", request.Where, null, "members: { pt: some_column, … }");
        }

        return request.Numbers.Count > 0 ? Groups(request, source) : Arrays(request, source);
    }

    private static SchemaCollection Groups(CollectionRequest request, IEventSource source)
    {
        var members = new List<SchemaMember>();
        foreach (var member in request.Members)
        {
            if (!member.Column.Contains(NumberMark, StringComparison.Ordinal))
            {
                throw new SchemaException(
                    $"the column '{member.Column}' of {request.Name}.{member.Name} has no {NumberMark}", member.Where,
                    "this collection has 'numbers', so that each object's column has its number in the name",
                    $"write {NumberMark} where the number stands, or remove 'numbers'");
            }

            NumberKind? kind = null;
            var columns = request.Numbers.Select(n => member.Column.Replace(NumberMark, n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToList();
            foreach (var name in columns)
            {
                var column = Column(name, request, member, source);
                if (column.Type is not ColumnType.Number number)
                {
                    throw Unfit(request, member, column, "one number an event is wanted where objects are made by 'numbers'");
                }

                if (kind is { } first && first != number.Kind)
                {
                    throw new SchemaException(
                        $"the columns of {request.Name}.{member.Name} are of different types", member.Where,
                        $"{columns[0]} is {first.Name()}, {name} is {number.Kind.Name()}");
                }

                kind = number.Kind;
            }

            members.Add(new SchemaMember(member.Name, kind!.Value, columns));
        }

        return new SchemaCollection(request.Name, IsList: true, members);
    }

    private static SchemaCollection Arrays(CollectionRequest request, IEventSource source)
    {
        var members = new List<SchemaMember>();
        ColumnInfo? first = null;
        foreach (var member in request.Members)
        {
            if (member.Column.Contains(NumberMark, StringComparison.Ordinal))
            {
                throw new SchemaException(
                    $"{request.Name}.{member.Name} has {NumberMark} and the collection no 'numbers'", member.Where,
                    $"'{member.Column}' stands for several columns", "add 'numbers: [1, 2]' beside 'members'");
            }

            var column = Column(member.Column, request, member, source);
            var kind = column.Type switch
            {
                ColumnType.Number number => number.Kind,
                ColumnType.List { Item: ColumnType.Number item } => item.Kind,
                _ => throw Unfit(request, member, column, "a member is a number, or a list of numbers"),
            };

            first ??= column;
            CheckSameShape(request, member, first, column);
            members.Add(new SchemaMember(member.Name, kind, [column.Name]));
        }

        return new SchemaCollection(request.Name, first!.Type is ColumnType.List, members);
    }

    private static void CheckSameShape(CollectionRequest request, MemberRequest member, ColumnInfo first, ColumnInfo column)
    {
        if (first.Type is ColumnType.List != column.Type is ColumnType.List)
        {
            throw new SchemaException(
                $"the members of {request.Name} have no common shape", member.Where,
                $"{first.Name} is {first.Type}, {column.Name} is {column.Type}", "make two collections of them");
        }

        if (!ReferenceEquals(first, column) && first.Type is ColumnType.List && (first.Counter is null || first.Counter != column.Counter))
        {
            throw new SchemaException(
                $"the members of {request.Name} are not counted by one column", member.Where,
                $"{first.Name} is counted by {first.Counter ?? "itself"}, {column.Name} by {column.Counter ?? "itself"}: their lengths may differ",
                "make a collection of each group with one counter");
        }
    }

    private static ColumnInfo Column(string name, CollectionRequest request, MemberRequest member, IEventSource source)
    {
        if (source.Columns.FirstOrDefault(column => column.Name == name) is { } found)
        {
            return found;
        }

        if (source.Unreadable.TryGetValue(name, out var reason))
        {
            throw new SchemaException($"the column '{name}' of {request.Name}.{member.Name} cannot be read", member.Where, $"{source.Name}: {reason}");
        }

        var nearest = NearestNames.Of(name, source.Columns.Select(column => column.Name), 5);
        throw new SchemaException(
            $"there is no column '{name}' for {request.Name}.{member.Name}", member.Where,
            $"{source.Name} has {source.Columns.Count:N0} columns, the nearest: {string.Join(", ", nearest)}",
            nearest.Count == 0 ? null : $"did you mean {nearest[0]}?");
    }

    private static SchemaException Unfit(CollectionRequest request, MemberRequest member, ColumnInfo column, string why) =>
        new($"the column '{column.Name}' does not fit {request.Name}.{member.Name}", member.Where, $"it is {column.Type}: {why}");
}
