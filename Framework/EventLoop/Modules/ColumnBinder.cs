using HepAnalysis.Columns;
using HepAnalysis.Columns.Schemas;
using HepAnalysis.Columns.Views;
using HepAnalysis.Expressions;

namespace HepAnalysis.EventLoop;

/// <summary>Binds the handles of one module to columns, before event 1: a name that does not exist or a type that does not fit is said here.</summary>
internal sealed class ColumnBinder(StepPlan step, EventSchema schema, ColumnSlots slots, EvaluationContext context)
{
    private static readonly string[] Cartesian = ["px", "py", "pz", "energy"];
    private static readonly string[] Polar = ["pt", "eta", "phi", "mass"];
    private readonly List<IBlockHandle> handles = [];
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

        foreach (var (member, values) in objects.Members)
        {
            BindMember(collection, member, values);
        }

        foreach (var vector in objects.Vectors)
        {
            BindVector(collection, vector);
        }

        if (!isList)
        {
            handles.Add(new ForgetObjects(objects));
            return null;
        }

        // The first member that is a column is read anyway.
        var counted = objects.Members.Select(member => collection.Find(member.Name)).FirstOrDefault(member => member is not null) ?? collection.Members[0];
        var slot = slots.AddSideBySide(counted.Columns);
        var offsets = new ItemOffsets();
        offsets.Bind(() => (ListColumn)block[slot]);
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
        CheckType(name, kind, values.Kind);
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
            throw WrongType(name, number.Kind, NumberKinds.Of<T>());
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

    private void BindMember(SchemaCollection collection, string name, IColumnValues values)
    {
        if (collection.Find(name) is { } member)
        {
            CheckType($"{collection.Name}.{name}", member.Kind, values.Kind);
            var slot = slots.AddSideBySide(member.Columns);
            values.Bind(() => Items(block[slot]));
            return;
        }

        var text = new SourceText($"{collection.Name}.{name}", step.Configuration.Place.File, step.Configuration.Place.Line, step.Configuration.Place.Column);
        EventNumbers derived;
        try
        {
            derived = step.Numbers(text);
        }
        catch (UnknownNameException e)
        {
            throw ConfigurationException.UnknownName(
                $"{Who} reads {collection.Name}.{name}, and there is no such member", name, step.Configuration.Place, e.Known);
        }

        CheckType($"{collection.Name}.{name}, which follows from other members,", NumberKind.Float64, values.Kind);
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

    private void BindVector(SchemaCollection collection, FourVectorValues vector)
    {
        var isCartesian = Array.TrueForAll(Cartesian, name => collection.Find(name) is not null);
        if (!isCartesian && !Array.TrueForAll(Polar, name => collection.Find(name) is not null))
        {
            throw new ConfigurationException(
                $"{Who} takes {collection.Name} as four-vectors", step.Configuration.Place,
                $"it has neither {string.Join(", ", Cartesian)} nor {string.Join(", ", Polar)}, but {string.Join(", ", collection.Members.Select(member => member.Name))}",
                "give the collection these members by 'schema:' in the YAML");
        }

        vector.Bind(isCartesian, (i, values) => BindMember(collection, (isCartesian ? Cartesian : Polar)[i], values));
    }

    private void CheckType(string what, NumberKind column, NumberKind wanted)
    {
        if (!NumberConversion.IsExact(column, wanted))
        {
            throw WrongType(what, column, wanted);
        }
    }

    private ConfigurationException WrongType(string what, NumberKind column, NumberKind wanted) => new(
        $"{Who} reads {what} as {wanted.Name()}", step.Configuration.Place, $"it is {column.Name()}, and not every value of that is one of {wanted.Name()}",
        $"declare it {column.CSharpName()}");

    private static NumberColumn Items(Column column) => column switch
    {
        ListColumn list => (NumberColumn)list.Content,
        FixedArrayColumn array => (NumberColumn)array.Content,
        _ => (NumberColumn)column,
    };

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
