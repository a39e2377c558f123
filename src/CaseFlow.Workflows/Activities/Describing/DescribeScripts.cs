using System.Text.Json;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Expressions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Activities.Describing;

/// <summary>TypeScript declarations of what scripts of a definition may call: our functions, and what its own variables and inputs make of them.</summary>
/// <returns>The functions alone for a definition that is not saved yet.</returns>
[AllowedTo(Roles.ProcessAdministrator)]
public sealed record DescribeScripts(string DefinitionId) : IQuery<string>;

internal sealed class DescribeScriptsHandler(CaseFlowDb db) : IRequestHandler<DescribeScripts, Result<string>>
{
    public async Task<Result<string>> Handle(DescribeScripts request, CancellationToken cancellationToken)
    {
        var text = await db.Set<DefinitionVersion>().AsNoTracking().Where(d => d.DefinitionId == request.DefinitionId && d.IsLatest)
            .Select(d => d.Document).FirstOrDefaultAsync(cancellationToken);
        return ScriptDeclarations.Of(text is null ? null : WorkflowDocument.Parse(text));
    }
}

internal static class ScriptDeclarations
{
    private const string Functions = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityId: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getWorkflowInstanceName(): string | null;
        declare function setWorkflowInstanceName(value: string): void;
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(value: string | null): void;
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function getGuid(): string;
        declare function getGuidString(): string;
        declare function newShortGuid(): string;
        declare function getShortGuid(): string;
        declare function parseGuid(value: string): string;
        declare function bytesFromString(value: string): number[];
        declare function bytesToString(value: number[]): string;
        declare function bytesToBase64(value: number[]): string;
        declare function bytesFromBase64(value: string): number[];
        declare function stringToBase64(value: string): string;
        declare function stringFromBase64(value: string): string;
        declare function isNullOrEmpty(value: any): boolean;
        declare function isNullOrWhiteSpace(value: any): boolean;
        declare function toJson(value: any): string;
        declare function setOutcome(outcome: string): void;
        declare function setOutcomes(outcomes: string[]): void;
        declare function today(): string;
        declare function now(): string;
        declare function addLimit(from: string | Date, number: number, unit: string, roll?: string): string;
        declare function workingDaysBetween(from: string | Date, to: string | Date): number;
        declare function isWorkingDay(day: string | Date): boolean;

        """;

    public static string Of(WorkflowDocument? document)
    {
        var variables = document?.Variables ?? [];
        var lines = variables.Where(v => Accessor(v.Name) is not null).SelectMany(v => (string[])
            [$"declare function get{Accessor(v.Name)}(): {Type(v.TypeName, v.IsArray)};", $"declare function set{Accessor(v.Name)}(value: {Type(v.TypeName, v.IsArray)}): void;"]);
        var inputs = (document?.Inputs ?? []).Where(i => Accessor(i.Name) is { } name && variables.All(v => Accessor(v.Name) != name))
            .Select(i => $"declare function get{Accessor(i.Name)}(): {Type(i.TypeName, i.IsArray)};");
        var members = variables.Select(v => $"  {JsonSerializer.Serialize(v.Name, JsonValues.Options)}: {Type(v.TypeName, v.IsArray)};");
        return Functions + string.Join('\n', [.. lines, .. inputs, "declare class WorkflowVariables {", .. members, "}", "declare var variables: WorkflowVariables;", ""]);
    }

    /// <summary>As scripts write it: a capital first; null for a name that no function can have.</summary>
    private static string? Accessor(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') ? char.ToUpperInvariant(name[0]) + name[1..] : null;

    private static string Type(string? typeName, bool isArray)
    {
        var name = typeName?.Split(',')[0].Split('.')[^1] switch
        {
            "String" or "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" or "string" => "string",
            "Boolean" or "bool" => "boolean",
            "Byte" or "Int16" or "Int32" or "Int64" or "Long" or "Single" or "Double" or "Decimal" or "int" or "long" or "float" or "double" or "decimal" => "number",
            "StringDictionary" => "{ [key: string]: string }",
            _ => "any",
        };
        return isArray ? $"{name}[]" : name;
    }
}
