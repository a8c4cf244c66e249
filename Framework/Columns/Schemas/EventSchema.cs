using HepAnalysis.Storage;

namespace HepAnalysis.Columns.Schemas;

/// <summary>
/// How an analysis sees the columns of a source: collections of objects with members, single objects, and fields of the
/// event. Made before event 1 from what the source says; expressions and modules are typed against it.
/// </summary>
public sealed class EventSchema
{
    private readonly Dictionary<string, SchemaCollection> collections;
    private readonly Dictionary<string, SchemaField> fields;

    /// <param name="name">Name of the schema, for messages: <c>flat</c>, <c>nanoaod</c>.</param>
    /// <param name="collections">Collections and single objects; names are unique.</param>
    /// <param name="fields">Fields of the event: every column under its own name.</param>
    public EventSchema(string name, IEnumerable<SchemaCollection> collections, IEnumerable<SchemaField> fields)
    {
        Name = name;
        this.collections = collections.ToDictionary(collection => collection.Name, StringComparer.Ordinal);
        this.fields = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>Name of the schema, for messages.</summary>
    public string Name { get; }

    /// <summary>Collections and single objects.</summary>
    public IReadOnlyCollection<SchemaCollection> Collections => collections.Values;

    /// <summary>Fields of the event.</summary>
    public IReadOnlyCollection<SchemaField> Fields => fields.Values;

    /// <summary>The collection of a name, or null.</summary>
    public SchemaCollection? FindCollection(string name) => collections.GetValueOrDefault(name);

    /// <summary>The field of a name, or null.</summary>
    public SchemaField? FindField(string name) => fields.GetValueOrDefault(name);

    /// <summary>Names of this schema close to one that does not exist.</summary>
    public IReadOnlyList<string> Nearest(string name) => NearestNames.Of(name, collections.Keys.Concat(fields.Keys));
}
