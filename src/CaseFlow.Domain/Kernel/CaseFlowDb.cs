using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Kernel;

/// <summary>A row that belongs to a region; seen by those who oversee it and by units it was opened to (<see cref="UnitAccess"/>).</summary>
public interface IScoped
{
    /// <summary>Also the subject of <see cref="UnitAccess"/>.</summary>
    Guid Id { get; }

    /// <summary>Codes from city to community, each followed by a slash: <c>610100/610113/610113001/</c>.</summary>
    string RegionPath { get; }
}

/// <summary>How many rows of one kind a region has; the database keeps it as the rows change.</summary>
public interface IRegionCount
{
    /// <inheritdoc cref="IScoped.RegionPath"/>
    string RegionPath { get; }

    int Count { get; }
}

/// <summary>A row with an optimistic version, raised at every change; a stale write becomes the refusal <c>conflict.changed</c>.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>Opens one scoped row (a hazard, a case) to one unit outside the region it belongs to.</summary>
public sealed class UnitAccess
{
    public required Guid SubjectId { get; init; }
    public required Guid UnitId { get; init; }
}

/// <summary>Contributes a mapping from another assembly; found by scan.</summary>
public interface IModelContribution
{
    void Configure(ModelBuilder model);
}

/// <summary>
/// The one unit of work: domain rows, instances, timers, journal, notices, outbox and audit commit together.
/// Provider-neutral; the host derives one context per database to carry its migrations.
/// </summary>
public abstract class CaseFlowDb : DbContext
{
    private readonly IServiceProvider _application;

    protected CaseFlowDb(DbContextOptions options)
        : base(options)
    {
        _application = options.FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!;

        // A save that fails ends its command's transaction, so there is no need of a place to go back to inside it.
        Database.AutoSavepointsEnabled = false;

        // Looked for where they are needed, at a save and by the audit: EF would look through all rows at every glance at what is tracked.
        ChangeTracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>The request this context works for; a pooled context gets another one with every scope.</summary>
    public RequestContext Request { get; set; } = new();

    // Read by the query filters at run time, so they stay parameters of the compiled query.
    private bool SeesAll => Request.InProcess || Request.Actor is null or { IsSystem: true };

    private string SeenPath => Request.Actor?.RegionPath ?? "-";

    // A constant in its queries: for a parameter the database settles on one plan, whether the region is a city or a street.
    private string Below => SeesAll ? "%" : $"{SeenPath}%";

    private Guid SeenUnit => Request.Actor?.UnitId ?? Guid.Empty;

    /// <summary>
    /// The rows of hazards, enterprises or checks in which a text may stand, by an index where the database has one (ADR 26); all others are
    /// left out. Whether it does, the caller asks of the properties that it searches.
    /// </summary>
    /// <param name="text">Null, or of one character: all rows.</param>
    public virtual IQueryable<T> Holding<T>(string? text)
        where T : class => Set<T>();

    /// <summary>
    /// One page of what <typeparamref name="T"/>'s filter shows. The first rows of each of the two parts of <see cref="Seen{T}"/>
    /// are taken in their order, so that an index gives them; only these are put in order together.
    /// </summary>
    /// <param name="chosen">Filters and orders.</param>
    /// <param name="search">As for <see cref="Holding{T}"/>.</param>
    public IQueryable<T> SeenPage<T>(Func<IQueryable<T>, IQueryable<T>> chosen, PageRequest page, string? search = null)
        where T : class, IScoped
    {
        var (below, most) = (Below, page.Skip + page.Take);
        var all = Holding<T>(search).IgnoreQueryFilters().AsNoTracking();
        var first = SeesAll
            ? chosen(all)
            : chosen(chosen(all.Where(e => EF.Functions.Like(e.RegionPath, EF.Constant(below)))).Take(most).Concat(chosen(Opened<T>(search)).Take(most)));
        return first.Skip(page.Skip).Take(page.Take);
    }

    /// <summary>
    /// The rows that <typeparamref name="T"/>'s filter shows, for counts over many: what lies in the region and
    /// what was opened to the unit elsewhere are asked apart, each by its own index, which an "or" keeps the database from.
    /// </summary>
    /// <param name="search">As for <see cref="Holding{T}"/>.</param>
    public IQueryable<T> Seen<T>(string? search = null)
        where T : class, IScoped
    {
        var below = Below;
        var all = Holding<T>(search).IgnoreQueryFilters().AsNoTracking();
        return SeesAll ? all : all.Where(e => EF.Functions.Like(e.RegionPath, EF.Constant(below))).Concat(Opened<T>(search));
    }

    /// <summary>Of <see cref="Seen{T}"/>, what lies outside the region and was opened to the unit.</summary>
    /// <param name="search">As for <see cref="Holding{T}"/>.</param>
    public IQueryable<T> Opened<T>(string? search = null)
        where T : class, IScoped
    {
        var (below, unit) = (Below, SeenUnit);
        return Holding<T>(search).IgnoreQueryFilters().AsNoTracking()
            .Where(e => !EF.Functions.Like(e.RegionPath, EF.Constant(below)) && Set<UnitAccess>().Any(a => a.SubjectId == e.Id && a.UnitId == unit));
    }

    /// <summary>What the region has of rows that are counted beside themselves; <see cref="Opened{T}"/> are not in it.</summary>
    public IQueryable<T> SeenCounts<T>()
        where T : class, IRegionCount
    {
        var below = Below;
        return Set<T>().AsNoTracking().Where(c => EF.Functions.Like(c.RegionPath, EF.Constant(below)));
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CaseFlowDb).Assembly);
        modelBuilder.Entity<UnitAccess>(e =>
        {
            e.ToTable("unit_access");
            e.HasKey(x => new { x.SubjectId, x.UnitId });
            e.HasIndex(x => x.UnitId);
        });
        foreach (var contribution in _application.GetServices<IModelContribution>())
        {
            contribution.Configure(modelBuilder);
        }

        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(IScoped).IsAssignableFrom(type.ClrType))
            {
                ScopeMethod.MakeGenericMethod(type.ClrType).Invoke(this, [modelBuilder]);
            }

            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
            {
                modelBuilder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            }

            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));

                // Paths are asked for by their beginning; by another collation no index finds that.
                if (property.ClrType == typeof(string) && property.Name is "RegionPath" or "Path" && !Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
                {
                    property.SetCollation("C");
                }
            }
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
        }
    }

    /// <summary>The row of this key as this unit of work has it; null where it has none. The database is not asked and no filter applies.</summary>
    public T? Held<T>(Guid id)
        where T : class => Set<T>().Local.FindEntry(id)?.Entity;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        ChangeTracker.DetectChanges();
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Where nothing has changed the database is not asked.</summary>
    public async Task SaveIfChangedAsync(CancellationToken ct)
    {
        ChangeTracker.DetectChanges();
        if (ChangeTracker.HasChanges())
        {
            RaiseVersions();
            await base.SaveChangesAsync(acceptAllChangesOnSuccess: true, ct);
        }
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            entry.Property(e => e.Version).CurrentValue++;
        }
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) ? $"_{c}" : $"{c}")).ToLowerInvariant();

    private static readonly MethodInfo ScopeMethod =
        typeof(CaseFlowDb).GetMethod(nameof(Scope), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void Scope<T>(ModelBuilder model)
        where T : class, IScoped
    {
        Expression<Func<T, bool>> seen = e =>
            SeesAll || e.RegionPath.StartsWith(SeenPath) || Set<UnitAccess>().Any(a => a.SubjectId == e.Id && a.UnitId == SeenUnit);
        model.Entity<T>().HasQueryFilter(seen);
        model.Entity<T>().HasIndex(e => e.RegionPath);
    }

    // SQLite has no instant type; ticks sort.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);
}
