-- A city's worth of rows: @enterprises, @hazards, @inspections; regions are there already. Spread over its communities.
CREATE TEMP TABLE places AS
SELECT row_number() OVER (ORDER BY r.code) - 1 AS n, r.code, r.name, r.path, s.code AS street_code, s.name AS street_name
FROM regions r JOIN regions s ON s.code = r.parent_code WHERE r.level = 3;
CREATE UNIQUE INDEX ON places (n);
CREATE TEMP TABLE made AS
SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS unit_id, n % (SELECT count(*) FROM places) AS place FROM generate_series(1, @enterprises) n;

INSERT INTO units (id, kind, name, aliases, region_path)
SELECT m.unit_id, 6, '第' || m.n || '商行', '', p.path FROM made m JOIN places p ON p.n = m.place;
INSERT INTO enterprises (id, name, name_key, credit_code, address, address_key, industry, industry_name, category, risk_grade, community_code, region_path,
  legal_person, contact, phone, unit_id, department_unit_id, state, state_since, demo, version)
SELECT m.id, '第' || m.n || '商行', '第' || m.n || '商行', '9161' || lpad(m.n::text, 14, '0'), p.name || m.n || '号', p.name || m.n || '号', '5211', '百货零售',
  lpad((m.n % 33 + 1)::text, 2, '0'), (ARRAY['red', 'orange', 'yellow', 'blue'])[m.n % 4 + 1], p.code, p.path, '郑亚楠', '刘德胜', '13812345678', m.unit_id,
  CASE WHEN m.n % 50 > 0 THEN (SELECT id FROM units WHERE kind = 5 ORDER BY id LIMIT 1) END, 'operating', '2018-01-01', true, 0
FROM made m JOIN places p ON p.n = m.place;
INSERT INTO enterprise_changes (id, enterprise_id, sequence, kind, first_day, state, category, industry_name, reason, recorded_at, recorded_by)
SELECT gen_random_uuid(), m.id, 1, 'added', '2018-01-01', 'operating', lpad((m.n % 33 + 1)::text, 2, '0'), '百货零售', '导入', now(), 'benchmark' FROM made m;
CREATE UNIQUE INDEX ON made (n);

-- One in twenty is still open, one in a hundred late.
INSERT INTO hazards (id, number, enterprise_id, enterprise_name, address, enterprise_unit_id, region_path, street_code, street_name, community_code, community_name,
  grade, description, place, channel, department_unit_id, department_name, state, station, holder_name, held_since, due_at, reported_at, reported_by_id, reported_by,
  reported_by_unit, version)
SELECT gen_random_uuid(), 'G' || h, m.id, '第' || m.n || '商行', p.name || m.n || '号', m.unit_id, p.path, p.street_code, p.street_name, p.code, p.name,
  CASE WHEN h % 30 = 0 THEN 'major' ELSE 'general' END, '第' || h || '处隐患：疏散通道被货物堵塞', '二楼东侧', (ARRAY['inspection', 'visit', 'phone', 'sms', 'petition'])[h % 5 + 1],
  NULL, NULL, CASE WHEN h % 20 = 0 THEN 'reported' ELSE 'closed' END, CASE WHEN h % 20 = 0 THEN 'street' END, CASE WHEN h % 20 = 0 THEN p.street_name END,
  CASE WHEN h % 20 = 0 THEN timestamptz '2026-11-20' END,
  CASE WHEN h % 100 = 0 THEN timestamptz '2026-11-01' WHEN h % 20 = 0 THEN timestamptz '2027-01-01' END,
  timestamptz '2019-01-01' + h * interval '4 minutes', '00000000-0000-0000-0000-000000000001', '王芳', p.name, 0
FROM generate_series(1, @hazards) h JOIN made m ON m.n = h % @enterprises + 1 JOIN places p ON p.n = m.place;

INSERT INTO inspections (id, number, checklist_version_id, enterprise_id, enterprise_name, address, legal_person, region_path, street_code, street_name, community_name,
  inspector_id, inspector_name, inspector_unit, checked_at, day, received_at, result, site_kinds, answers, unanswered, defect_count, late, at_closed, digest, version)
SELECT gen_random_uuid(), 'X' || i, (SELECT id FROM checklist_versions LIMIT 1), m.id, '第' || m.n || '商行', p.name || m.n || '号', '郑亚楠', p.path, p.street_code, p.street_name,
  p.name, md5(p.code)::uuid, p.name || '网格员', p.name, timestamptz '2024-01-01' + i * interval '20 minutes',
  (timestamptz '2024-01-01' + i * interval '20 minutes')::date, timestamptz '2024-01-01' + i * interval '20 minutes',
  CASE WHEN i % 5 = 0 THEN 'defects' ELSE 'clean' END, '["shop"]',
  (SELECT json_agg(json_build_object('item', 'item-' || a, 'answer', 'yes'))::text FROM generate_series(1, 44) a), 0, i % 5 / 4, false, false, md5(i::text), 0
FROM generate_series(1, @inspections) i JOIN made m ON m.n = i % @enterprises + 1 JOIN places p ON p.n = m.place;
