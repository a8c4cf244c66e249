namespace HepAnalysis.EventLoop;

/// <summary>Says of a field that it is memory of one event's work, used again: nothing in it may go from one event to the next.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ScratchAttribute : Attribute;
