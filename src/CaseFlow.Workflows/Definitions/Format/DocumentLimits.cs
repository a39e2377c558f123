namespace CaseFlow.Workflows.Definitions;

/// <summary>How large a definition may be; what is larger is refused by the name of the limit.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of one document in UTF-8.</summary>
    public const int Bytes = 8 * 1024 * 1024;

    /// <summary>Levels of objects and arrays in one another; enough for 1,000 activities inside each other.</summary>
    public const int JsonDepth = 2_500;

    /// <summary>Characters of <c>definitionId</c> and <c>id</c>: they are keys of the database.</summary>
    public const int IdLength = 100;
}
