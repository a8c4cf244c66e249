using System.Globalization;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>
/// A branch to be written: which column it comes from, its leaf, the branch that counts it.
/// </summary>
internal sealed class BranchPlan
{
    private BranchPlan(string name, string description, NumberKind kind)
    {
        Name = name;
        Description = description;
        Kind = kind;
    }

    public string Name { get; }

    /// <summary>The column's title, which becomes the branch's where there is one.</summary>
    public string Description { get; }

    public NumberKind Kind { get; }

    /// <summary>Index of the column, or that of the first list where the branch is a counter made here.</summary>
    public int Column { get; private init; }

    /// <summary>True for a counter that is not among the columns.</summary>
    public bool IsMadeHere { get; private init; }

    /// <summary>True for a branch that counts others.</summary>
    public bool IsCounter { get; private set; }

    /// <summary>The branch that counts this one's items.</summary>
    public BranchPlan? Counter { get; private set; }

    /// <summary>Fixed dimensions of an item, outermost first.</summary>
    public IReadOnlyList<int> Dimensions { get; private init; } = [];

    /// <summary>Values of an item: the product of the dimensions.</summary>
    public int Length { get; private init; } = 1;

    /// <summary>The leaf's name with its dimensions: <c>x[n][3]</c>.</summary>
    public string LeafTitle =>
        Name
        + (Counter is null ? "" : $"[{Counter.Name}]")
        + string.Concat(Dimensions.Select(d => string.Create(CultureInfo.InvariantCulture, $"[{d}]")));

    public string BranchTitle => Description.Length > 0 ? Description : $"{LeafTitle}/{LeafKind.Letter(Kind)}";

    /// <summary>The branches for columns, in their order, each counter before the first that it counts.</summary>
    public static IReadOnlyList<BranchPlan> Of(string where, IReadOnlyList<ColumnInfo> columns)
    {
        var plans = new List<BranchPlan>();
        var byName = new Dictionary<string, BranchPlan>(StringComparer.Ordinal);
        var given = columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        if (given.Count != columns.Count || given.Contains(""))
        {
            throw new RootOutputException("a tree cannot be written", where, "two of its columns have one name, or one has none");
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var isList = column.Type is ColumnType.List;
            var plan = Leaf(where, column, i);
            if (isList)
            {
                var counter = CounterName(column);
                if (!given.Contains(counter) && !byName.ContainsKey(counter))
                {
                    var made = new BranchPlan(counter, "", NumberKind.Int32) { Column = i, IsMadeHere = true };
                    plans.Add(made);
                    byName.Add(counter, made);
                }
            }

            plans.Add(plan);
            byName.Add(plan.Name, plan);
        }

        foreach (var plan in plans)
        {
            if (!plan.IsMadeHere && columns[plan.Column].Type is ColumnType.List)
            {
                var counter = byName[CounterName(columns[plan.Column])];
                if (counter.Kind is not (NumberKind.Int32 or NumberKind.UInt32) || counter.Length != 1 || (!counter.IsMadeHere && columns[counter.Column].Type is ColumnType.List))
                {
                    throw new RootOutputException(
                        $"column '{plan.Name}' cannot be written", where, $"its counter '{counter.Name}' is no int32 or uint32 for each entry");
                }

                plan.Counter = counter;
                counter.IsCounter = true;
            }
        }

        return plans;
    }

    private static string CounterName(ColumnInfo column) => column.Counter ?? "n" + column.Name;

    private static BranchPlan Leaf(string where, ColumnInfo column, int index)
    {
        var type = column.Type is ColumnType.List list ? list.Item : column.Type;
        var dimensions = new List<int>();
        long length = 1;
        while (type is ColumnType.FixedArray array)
        {
            dimensions.Add(array.Length);
            length *= array.Length;
            type = array.Item;
            if (array.Length < 1 || length > 1_000_000)
            {
                throw new RootOutputException($"column '{column.Name}' cannot be written", where, $"an array of {length} values in each entry");
            }
        }

        return type is ColumnType.Number number
            ? new BranchPlan(column.Name, column.Title, number.Kind) { Column = index, Dimensions = dimensions, Length = (int)length }
            : throw new RootOutputException(
                $"column '{column.Name}' cannot be written",
                where,
                $"it is of type {column.Type}",
                "a tree here holds numbers, fixed arrays and lists of them");
    }
}
