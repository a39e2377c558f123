namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>
/// How rows stand to each other. Columns are taken as independent: rows that meet only where two columns contradict each
/// other are told too, as a warning.
/// </summary>
internal static class RowCheck
{
    public static void Check(TableDefinition table, IReadOnlyList<CompiledRow> rows, TableFaults faults)
    {
        for (var later = 1; later < rows.Count; later++)
        {
            if (table.HitPolicy == HitPolicies.Unique)
            {
                Overlaps(table, rows, later, faults);
            }
            else if (table.HitPolicy == HitPolicies.First && First(later, e => rows[e].Covers(rows[later])) is { } before)
            {
                faults.Warning("decision-table.unreachable-row", later, null, later + 1, table.Rows[later].Id, before + 1, table.Rows[before].Id);
            }
        }
    }

    /// <summary>Where one row covers the other, each case of the other is two hits: an error. Where they only meet, some may be.</summary>
    private static void Overlaps(TableDefinition table, IReadOnlyList<CompiledRow> rows, int later, TableFaults faults)
    {
        if (First(later, e => rows[e].Covers(rows[later]) || rows[later].Covers(rows[e])) is { } covered)
        {
            faults.Error("decision-table.rows-collide", later, null, covered + 1, table.Rows[covered].Id, later + 1, table.Rows[later].Id);
        }
        else if (First(later, e => rows[e].Meets(rows[later])) is { } met)
        {
            faults.Warning("decision-table.rows-overlap", later, null, met + 1, table.Rows[met].Id, later + 1, table.Rows[later].Id);
        }
    }

    private static int? First(int count, Func<int, bool> fits)
    {
        for (var i = 0; i < count; i++)
        {
            if (fits(i))
            {
                return i;
            }
        }

        return null;
    }
}
