using HepAnalysis.Storage;

namespace HepAnalysis.Columns.Schemas;

/// <summary>Makes the schema of a source out of the columns that it says it has.</summary>
public static class SchemaBuilder
{
    /// <summary>The names that <see cref="Build"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["flat", "nanoaod"];

    /// <summary>The schema of a name, with the collections that the analysis makes itself on top.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="source">The source; in a chain, its first file.</param>
    /// <param name="requests">The analysis' own collections; one replaces a collection of the same name.</param>
    /// <param name="where">Place of the name, for messages.</param>
    /// <exception cref="SchemaException">There is no such schema, or a request does not fit the columns.</exception>
    public static EventSchema Build(string name, IEventSource source, IReadOnlyList<CollectionRequest>? requests = null, string? where = null)
    {
        var collections = name switch
        {
            "flat" => [],
            "nanoaod" => NanoAodSchema.Collections(source.Columns),
            _ => throw new SchemaException(
                $"there is no schema '{name}'", where, $"there are: {string.Join(", ", Names)}",
                $"did you mean {NearestNames.Of(name, Names, 1)[0]}? Or make collections by 'schema:' with 'base: flat'"),
        };

        if (requests is { Count: > 0 })
        {
            var own = requests.Select(request => OwnCollections.Build(request, source)).ToList();
            collections = [.. collections.Where(collection => own.All(mine => mine.Name != collection.Name)), .. own];
        }

        return new EventSchema(name, collections, source.Columns.Select(column => new SchemaField(column.Name, column.Type)));
    }
}
