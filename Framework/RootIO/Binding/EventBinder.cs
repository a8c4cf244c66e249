using HepAnalysis.Columns;
using HepAnalysis.Columns.Binding;
using HepAnalysis.Columns.Views;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Binding;

/// <summary>Binds the struct of an event to the columns of a tree, by their names.</summary>
/// <param name="eventName">Name of the struct, for messages.</param>
/// <param name="whole">The tree with everything in it, for messages.</param>
/// <param name="narrow">The tree with what the struct may need.</param>
/// <param name="slots">Where columns are asked for.</param>
/// <param name="block">Where they will be.</param>
internal sealed class EventBinder(string eventName, IEventSource whole, IEventSource narrow, ColumnSlots slots, Block block) : ObjectBinder(slots, block)
{
    private readonly Dictionary<string, ColumnInfo> columns = narrow.Columns.GroupBy(column => column.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public void Bind(ObjectColumns members) => Bind(members, null);

    protected override FoundColumn? Find(MemberPath path) => FoundColumn.ByName(
        path, name => columns.TryGetValue(name, out var info) ? new FoundColumn([name], info.Type, info.Counter) : null);

    protected override void BindMissing(MemberPath path, IColumnValues values) => throw Missing($"{eventName} reads {path}, and there is no such column", path);

    protected override HepException MissingCollection(MemberPath collection, MemberPath? first) => first is null
        ? new ObjectNotFoundException($"{eventName} reads the collection {collection}, of objects without a member", whole.Name, null, "declare what is read of them: public partial float Pt { get; }")
        : Missing($"{eventName} reads the collection {collection}, and there is none", first);

    protected override HepException NoVector(MemberPath? path) => Missing(
        $"{eventName} takes {path?.ToString() ?? "the event"} as a four-vector, and it has neither px, py, pz, energy nor pt, eta, phi, mass", new MemberPath(path, ["pt"]));

    protected override HepException Misfit(MemberPath path, FoundColumn found, ColumnType? item, string declared) => new ObjectNotFoundException(
        $"{eventName} reads {path} as {declared}", whole.Name,
        item is null ? $"the column '{found.Name}' is {found.Type}: not one for each object"
            : item is ColumnType.Number && declared is not ("string" or "a collection") && !declared.EndsWith("[]", StringComparison.Ordinal)
                ? $"the column '{found.Name}' holds {item}, and not every value of that is one of {declared.TrimEnd('?')}"
                : $"the column '{found.Name}' holds {item} for each",
        Declarations.Hint(item));

    private ObjectNotFoundException Missing(string what, MemberPath path)
    {
        var tried = path.Columns.ToList();
        if (tried.FirstOrDefault(whole.Unreadable.ContainsKey) is { } unreadable)
        {
            return new(what, whole.Name, $"'{unreadable}' cannot be read as a column: {whole.Unreadable[unreadable]}", "the whole object may be: hep inspect shows what there is");
        }

        var nearest = tried.SelectMany(name => NearestNames.Of(name, whole.Columns.Select(column => column.Name)).Take(2)).Distinct(StringComparer.Ordinal).Take(4).ToList();
        return new(
            what, whole.Name, $"none of {string.Join(", ", tried.Take(4).Select(name => $"'{name}'"))} is among its {whole.Columns.Count} columns",
            nearest.Count == 0 ? "hep inspect shows what there is" : $"did you mean {string.Join(", ", nearest)}? [Member(\"…\")] gives a property the name that it has in the file");
    }
}
