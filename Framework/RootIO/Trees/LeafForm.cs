namespace HepAnalysis.RootIO.Trees;

/// <summary>How the values of a leaf stand in their basket.</summary>
internal enum LeafForm
{
    /// <summary>As a member of objects: containers and texts have a header.</summary>
    Member,

    /// <summary>As an item: objects have a header, containers and texts have none.</summary>
    Item,

    /// <summary>The members of an object without its header.</summary>
    Body,
}
