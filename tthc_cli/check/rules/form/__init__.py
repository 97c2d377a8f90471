"""Rules about thể thức: NĐ 30/2020/NĐ-CP, Phụ lục I to III."""
