using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Expressions;
using MediatR;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>What the designer chooses from besides activities.</summary>
public enum DesignerChoice
{
    /// <summary>Expression languages: <c>{type, displayName, isSerializable, isBrowsable, properties}</c>.</summary>
    Expressions,

    /// <summary>Types of variables: <c>{typeName, displayName, category, description}</c>.</summary>
    VariableTypes,

    /// <summary>Where variables are kept: <c>{typeName, displayName, priority, deprecated}</c>.</summary>
    StorageDrivers,

    /// <summary><c>{typeName, displayName, description}</c>.</summary>
    IncidentStrategies,

    /// <summary><c>{typeName, displayName, description}</c>.</summary>
    ActivationStrategies,
}

/// <summary>The items of one list, as Elsa's designer reads them; texts are in the reader's language.</summary>
[AllowedTo(Roles.ProcessAdministrator, Roles.SystemAdministrator, Roles.AuditAdministrator, Roles.DistrictOffice, Roles.ListingBody)]
public sealed record DescribeChoices(DesignerChoice Choice) : IQuery<IReadOnlyList<JsonObject>>;

internal sealed class DescribeChoicesHandler(ExpressionLanguages languages) : IRequestHandler<DescribeChoices, Result<IReadOnlyList<JsonObject>>>
{
    // Type names are Elsa's, so that a definition says the same there and here; none is ever loaded.
    private static readonly (string Type, string? Editor, bool Browsable)[] Languages =
    [
        ("Literal", null, false), ("Object", "json", false), ("Json", "json", false), ("Variable", null, true), ("Input", null, true),
        ("JavaScript", "javascript", true), ("Liquid", "liquid", true),
    ];

    private static readonly (string Category, string[] Types)[] Variables =
    [
        ("Primitives", ["Object", "String", "Boolean", "Int32", "Long", "Single", "Double", "Decimal", "Guid", "DateTime", "DateTimeOffset", "TimeSpan"]),
        ("Lookups", ["StringDictionary", "ObjectDictionary"]),
        ("Dynamic", ["JSON", "JsonElement", "JsonNode", "JsonObject"]),
    ];

    private static readonly (string Key, string Type)[] Activations =
    [
        ("Always", "Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core"),
        ("CorrelatedSingleton", "Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime"),
        ("Correlation", "Elsa.Workflows.Runtime.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Runtime"),
        ("Singleton", "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"),
    ];

    public Task<Result<IReadOnlyList<JsonObject>>> Handle(DescribeChoices request, CancellationToken cancellationToken) =>
        Task.FromResult(Result<IReadOnlyList<JsonObject>>.From(Items(request.Choice).ToList()));

    private IEnumerable<JsonObject> Items(DesignerChoice choice) => choice switch
    {
        DesignerChoice.Expressions => Languages.Where(l => languages.Find(l.Type) is not null).Select(Language),
        DesignerChoice.VariableTypes => Variables.SelectMany(c => c.Types.Select(t => Variable(t, c.Category))),
        DesignerChoice.StorageDrivers => [Driver()],
        DesignerChoice.IncidentStrategies => new[] { "ContinueWithIncidentsStrategy", "FaultStrategy" }.Select(s => Strategy("incident-strategy", s, s)),
        _ => Activations.Select(a => Strategy("activation-strategy", a.Key, a.Type)),
    };

    private static JsonObject Language((string Type, string? Editor, bool Browsable) language) => new()
    {
        ["type"] = language.Type,
        ["displayName"] = TextCatalog.Get($"expression-language.{language.Type}"),
        ["isSerializable"] = true,
        ["isBrowsable"] = language.Browsable,
        ["properties"] = language.Editor is null ? [] : new JsonObject { ["MonacoLanguage"] = language.Editor },
    };

    private static JsonObject Variable(string type, string category) => new()
    {
        ["typeName"] = type,
        ["displayName"] = TextCatalog.Get($"variable-type.{type}"),
        ["category"] = TextCatalog.Get($"variable-category.{category}"),
        ["description"] = TextCatalog.Get($"variable-type.{type}.description"),
    };

    /// <summary>Variables live with their instance, in its row; Elsa's other places would lose them.</summary>
    private static JsonObject Driver() => new()
    {
        ["typeName"] = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core",
        ["displayName"] = TextCatalog.Get("storage-driver.WorkflowInstance"),
        ["priority"] = 5,
        ["deprecated"] = false,
    };

    private static JsonObject Strategy(string kind, string key, string type) => new()
    {
        ["displayName"] = TextCatalog.Get($"{kind}.{key}"),
        ["description"] = TextCatalog.Get($"{kind}.{key}.description"),
        ["typeName"] = type,
    };
}
