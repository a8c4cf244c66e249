using HepAnalysis.Columns;
using HepAnalysis.Columns.Binding;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Columns.Views;
using HepAnalysis.Expressions;
using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>Binds the handles of one module to columns, before event 1: a name that does not exist or a type that does not fit is said here.</summary>
internal sealed class ColumnBinder(StepPlan step, EventSchema schema, ColumnSlots slots, EvaluationContext context) : ObjectBinder(slots, context.Block)
{
    // Members of a collection of the schema have equal lengths, whatever counts them.
    private const string BySchema = "the schema";
    private readonly List<IBlockHandle> handles = [];
    private readonly ColumnSlots slots = slots;
    private readonly Block block = context.Block;

    public IReadOnlyList<IBlockHandle> Handles => handles;

    private string Who => $"the module {step.Configuration.Kind}";

    /// <summary>Binds the members of a collection or single object.</summary>
    /// <returns>Where each event's objects are; null for a single object.</returns>
    public ItemOffsets? BindObjects(ObjectColumns objects, string name, bool isList)
    {
        var collection = schema.FindCollection(name) ?? throw ConfigurationException.UnknownName(
            $"{Who} reads the collection '{name}', and there is none", name, step.Configuration.Place, schema.Collections.Select(known => known.Name));
        if (collection.IsList != isList)
        {
            throw new ConfigurationException(
                $"{Who} reads '{name}' as {(isList ? "a collection" : "one object an event")}", step.Configuration.Place,
                $"the schema {schema.Name} has {(collection.IsList ? "any number of them in an event" : "one in each event")}",
                $"declare it {(collection.IsList ? "Collection<…>" : "EventObject<…>")}");
        }

        var path = new MemberPath(null, [name]);
        if (!isList)
        {
            Bind(objects, path);
            handles.Add(new ForgetObjects(objects));
            return null;
        }

        var offsets = new ItemOffsets();
        BindCollection(objects, path, offsets);
        return offsets;
    }

    public ColumnValues<T> Read<T>(string name)
        where T : unmanaged
    {
        var (slot, kind) = step.Written.TryGetValue(name, out var written) ? written
            : schema.FindField(name) is not { } field ? throw step.Unknown(name, schema)
            : field.Type is ColumnType.Number number ? (slots.Add(name), number.Kind)
            : throw new ConfigurationException($"{Who} reads '{name}' as one value an event", step.Configuration.Place, $"it is {field.Type}", "declare it ListOf<…>, or a collection");
        var values = new ColumnValues<T>();
        if (!values.Fits(new ColumnType.Number(kind)))
        {
            throw WrongType(name, kind, values.Declared);
        }

        values.Bind(() => (NumberColumn)block[slot]);
        handles.Add(new ForgetValues(values));
        return values;
    }

    public ListReader ReadList<T>(string name)
        where T : unmanaged
    {
        var field = schema.FindField(name) ?? throw step.Unknown(name, schema);
        if (field.Type is not ColumnType.List { Item: ColumnType.Number number })
        {
            throw new ConfigurationException($"{Who} reads '{name}' as a list of numbers", step.Configuration.Place, $"it is {field.Type}", "declare it Column<…>");
        }

        if (number.Kind != NumberKinds.Of<T>())
        {
            throw WrongType(name, number.Kind, NumberKinds.Of<T>().Name());
        }

        var slot = slots.Add(name);
        var reader = new ListReader(() => (ListColumn)block[slot]);
        handles.Add(reader);
        return reader;
    }

    public WrittenColumn<T> Write<T>(string name)
        where T : unmanaged
    {
        var column = new WrittenColumn<T>();
        handles.Add(new BeginWritten<T>(column, step.Writes[step.Configuration.WithName(name)]));
        return column;
    }

    /// <summary>Adds the reader of a collection to what begins with a block.</summary>
    public CollectionReader Keep(CollectionReader reader)
    {
        handles.Add(reader);
        return reader;
    }

    protected override FoundColumn? Find(MemberPath path)
    {
        if (path.Above is { Above: null } above && schema.FindCollection(above.Names[0]) is { } collection
            && path.Names.Select(collection.Find).FirstOrDefault(member => member is not null) is { } member)
        {
            return OfSchema(collection, member);
        }

        return FoundColumn.ByName(path, name => schema.FindField(name) is { } field ? new FoundColumn([name], field.Type) : null);
    }

    protected override FoundColumn? FindCounted(MemberPath collection) =>
        schema.FindCollection(collection.Names[0]) is { } known ? OfSchema(known, known.Members[0]) : null;

    // What is no column may follow from others, as in the language.
    protected override void BindMissing(MemberPath path, IColumnValues values)
    {
        EventNumbers derived;
        try
        {
            derived = step.Numbers(new SourceText(path.ToString(), step.Configuration.Place.File, step.Configuration.Place.Line, step.Configuration.Place.Column));
        }
        catch (UnknownNameException e)
        {
            throw ConfigurationException.UnknownName($"{Who} reads {path}, and there is no such member", path.Names[0], step.Configuration.Place, e.Known);
        }

        if (!values.Fits(new ColumnType.Number(NumberKind.Float64)))
        {
            throw WrongType($"{path}, which follows from other members,", NumberKind.Float64, values.Declared);
        }

        var computed = new NumberColumn(NumberKind.Float64);
        var all = new Selection();
        values.Bind(() =>
        {
            all.SelectAll(block.Count);
            var numbers = derived.Evaluate(context, all).Values;
            numbers.CopyTo(computed.Resize<double>(numbers.Length));
            return computed;
        });
    }

    protected override HepException MissingCollection(MemberPath collection, MemberPath? first) => ConfigurationException.UnknownName(
        $"{Who} reads the collection '{collection}', and there is none", collection.Names[0], step.Configuration.Place, schema.Collections.Select(known => known.Name));

    protected override HepException NoVector(MemberPath? path) => new ConfigurationException(
        $"{Who} takes {path} as four-vectors", step.Configuration.Place,
        $"it has neither px, py, pz, energy nor pt, eta, phi, mass, but {string.Join(", ", path is null ? [] : schema.FindCollection(path.Names[0])?.Members.Select(member => member.Name) ?? [])}",
        "give the collection these members by 'schema:' in the YAML");

    protected override HepException Misfit(MemberPath path, FoundColumn found, ColumnType? item, string declared) => item is ColumnType.Number number
        ? WrongType(path.ToString(), number.Kind, declared)
        : new ConfigurationException(
            $"{Who} reads {path} as {declared}", step.Configuration.Place, item is null ? $"{found.Name} is {found.Type}: not one for each object" : $"{found.Name} holds {item} for each",
            Declarations.Hint(item));

    private static FoundColumn OfSchema(SchemaCollection collection, SchemaMember member)
    {
        var number = new ColumnType.Number(member.Kind);
        return new FoundColumn(member.Columns, collection.IsList ? new ColumnType.List(number) : number, BySchema);
    }

    private ConfigurationException WrongType(string what, NumberKind column, string declared) => new(
        $"{Who} reads {what} as {declared}", step.Configuration.Place, $"it is {column.Name()}, and not every value of that is one of {declared}",
        $"declare it {column.CSharpName()}");

    private sealed class ForgetObjects(ObjectColumns objects) : IBlockHandle
    {
        public void Begin(Block block) => objects.Forget();
    }

    private sealed class ForgetValues(IColumnValues values) : IBlockHandle
    {
        public void Begin(Block block) => values.Forget();
    }

    private sealed class BeginWritten<T>(WrittenColumn<T> column, int slot) : IBlockHandle
        where T : unmanaged
    {
        public void Begin(Block block)
        {
            column.Begin(block.Count);
            block.Set(slot, column.Column);
        }
    }
}
