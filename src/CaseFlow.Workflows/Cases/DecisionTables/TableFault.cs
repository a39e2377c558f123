using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Definitions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>What is wrong in a table, and at which row (from 0) and column; null: not at one of them.</summary>
/// <param name="Rule">The rule's name, also the key of its text.</param>
public sealed record TableFault(string Rule, FindingSeverity Severity, int? Row, string? Column, params object?[] Args)
{
    public bool IsError => Severity == FindingSeverity.Error;

    public string Text => TextCatalog.Get(Rule, Args);
}

/// <summary>The faults found so far.</summary>
internal sealed class TableFaults
{
    private readonly List<TableFault> _all = [];

    public IReadOnlyList<TableFault> All => _all;

    public void Error(string rule, int? row, string? column, params object?[] args) => _all.Add(new(rule, FindingSeverity.Error, row, column, args));

    public void Warning(string rule, int? row, string? column, params object?[] args) => _all.Add(new(rule, FindingSeverity.Warning, row, column, args));
}
