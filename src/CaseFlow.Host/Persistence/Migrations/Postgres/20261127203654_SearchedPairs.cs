using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseFlow.Host.Persistence.Migrations.Postgres
{
    /// <summary>Pairs of characters of what is searched, kept by the database and indexed (ADR 26). They stand in no model: only <c>Holding</c> asks for them.</summary>
    public partial class SearchedPairs : Migration
    {
        private static readonly (string Table, string Columns)[] Searched =
        [
            ("hazards", "number, enterprise_name, description, place"),
            ("enterprises", "name, credit_code, address, contact"),
            ("inspections", "number, enterprise_name, address"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Two characters are one number: the low 15 and 16 bits of their code points.
            migrationBuilder.Sql("""
                CREATE FUNCTION text_pairs(VARIADIC texts text[]) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                    SELECT coalesce(array_agg(DISTINCT ((pair.a & 32767) << 16) | (pair.b & 65535)), '{}')
                    FROM unnest(texts) t,
                        LATERAL (SELECT ascii(c) AS a, ascii(lead(c) OVER (ORDER BY n)) AS b FROM unnest(string_to_array(t, NULL)) WITH ORDINALITY u (c, n)) pair
                    WHERE pair.b IS NOT NULL
                $$;
                """);
            foreach (var (table, columns) in Searched)
            {
                migrationBuilder.Sql($"ALTER TABLE {table} ADD COLUMN pairs int[] NOT NULL GENERATED ALWAYS AS (text_pairs({columns})) STORED;");
                migrationBuilder.Sql($"CREATE INDEX \"IX_{table}_pairs\" ON {table} USING gin (pairs);");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Searched)
            {
                migrationBuilder.Sql($"ALTER TABLE {table} DROP COLUMN pairs;");
            }

            migrationBuilder.Sql("DROP FUNCTION text_pairs(text[]);");
        }
    }
}
