using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Tests.Persistence;

public sealed class MigrationsTests
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Migrations_make_the_schema_that_the_model_has(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        (await district.WithDbAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())))
            .ShouldBeFalse("Add a migration to both sets; CONTRIBUTING.md shows the commands.");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Preparing_twice_changes_nothing(DatabaseProvider database)
    {
        await using var district = await TestDistrict.StartAsync(database);
        await district.Services.PrepareDatabaseAsync(CancellationToken.None);
        (await district.WithDbAsync(db => db.Database.GetPendingMigrationsAsync())).ShouldBeEmpty();
    }
}
