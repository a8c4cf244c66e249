using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Lists the columns of an RNTuple: the fields of an entry and the members inside of them.</summary>
internal sealed class ColumnLister
{
    private readonly List<ColumnInfo> columns = [];
    private readonly List<FieldPlan> plans = [];
    private readonly Dictionary<string, string> unreadable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldPlan> streamed = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<ElementColumn, string> counters = [];

    public ColumnLister(RNTupleSchema schema, Func<IReadOnlyList<Cluster>> clusters, Func<IReadOnlyList<ListPlan>, bool> areEqual)
    {
        var planner = new FieldPlanner(schema);
        var tops = schema.Fields.Where(field => field.IsTopLevel).Select(field => (Field: field, Plan: planner.Plan(field.Id))).ToList();
        foreach (var (field, plan) in tops)
        {
            if (plan is CardinalityPlan counter)
            {
                counters.TryAdd(counter.Ends, field.Name);
            }
        }

        var groups = LengthGroups.Find(
            [.. tops.Where(top => top.Plan is ListPlan { Item: NumberPlan }).Select(top => (top.Field.Name, (ListPlan)top.Plan)).DistinctBy(top => top.Name)], clusters, areEqual);
        foreach (var (field, plan) in tops)
        {
            var isGrouped = groups.TryGetValue(field.Name, out var group);
            Add(field.Name, isGrouped && plan is ListPlan list ? list with { Counter = group } : plan, CounterOf(plan) ?? group, field.Description);
        }

        foreach (var (field, plan) in tops)
        {
            AddMembers(field.Name, plan, CounterOf(plan) ?? (plan is ListPlan ? field.Name : null), static member => member);
        }
    }

    public IReadOnlyList<ColumnInfo> Columns => columns;

    public IReadOnlyList<FieldPlan> Plans => plans;

    public IReadOnlyDictionary<string, string> Unreadable => unreadable;

    public IReadOnlyDictionary<string, FieldPlan> Streamed => streamed;

    private string? CounterOf(FieldPlan plan) => plan is ListPlan list ? counters.GetValueOrDefault(list.Ends) : null;

    private void Add(string name, FieldPlan plan, string? counter, string title)
    {
        // A name that stands twice in a damaged schema is that of the first.
        if (!names.Add(name))
        {
            return;
        }

        if (plan.Fault is not { } fault)
        {
            columns.Add(new ColumnInfo(name, plan.Type, counter, title));
            plans.Add(plan);
            return;
        }

        unreadable.TryAdd(name, fault);
        if (plan.HasBytes)
        {
            streamed.TryAdd(name, plan);
        }
    }

    private void AddMembers(string name, FieldPlan plan, string? counter, Func<FieldPlan, FieldPlan> around)
    {
        switch (plan)
        {
            case RecordPlan record:
                foreach (var (member, inner) in record.Members)
                {
                    Add($"{name}.{member}", around(inner), counter, "");
                    AddMembers($"{name}.{member}", inner, counter, around);
                }

                break;
            case ListPlan list:
                AddMembers(name, list.Item, counter, item => around(new ListPlan(list.Ends, item)));
                break;
            case OptionPlan option:
                AddMembers(name, option.Item, counter, item => around(new OptionPlan(option.Ends, item)));
                break;
            case ArrayPlan array:
                AddMembers(name, array.Item, counter, item => around(new ArrayPlan(array.Length, item)));
                break;
        }
    }
}
